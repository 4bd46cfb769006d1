//! The effect hook of the guide. It runs a function after the first render, and again after each
//! render in which its dependencies have changed.
//!
//! Each use of Yew's own effect hook adds almost a kilobyte to the wasm. This hook boxes the
//! dependencies and the function, so the wasm contains Yew's code only once.

use std::any::Any;
use yew::functional::Hook;
use yew::prelude::*;

/// Runs `effect` after the first render, and again after each render in which `dependencies` has
/// changed. Keeps the value that `effect` returns, such as a listener, until the next run or until
/// the guide is removed.
pub fn use_boxed_effect<D: PartialEq + 'static, L: 'static>(
    dependencies: D,
    effect: impl FnOnce(&D) -> L + 'static,
) -> impl Hook<Output = ()> {
    let effect = move |dependencies: &dyn Any| -> Box<dyn Any> {
        Box::new(dependencies.downcast_ref().map(effect))
    };
    use_boxed(Dependencies(Box::new(dependencies)), Box::new(effect))
}

/// A dependency that never equals itself, so that `effect` runs after every render.
pub struct Always;

impl PartialEq for Always {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

struct Dependencies(Box<dyn DynPartialEq>);

impl PartialEq for Dependencies {
    fn eq(&self, other: &Self) -> bool {
        self.0.dyn_eq(other.0.as_any())
    }
}

/// A dependency of any type that can be compared with another one.
trait DynPartialEq {
    fn dyn_eq(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<D: PartialEq + 'static> DynPartialEq for D {
    fn dyn_eq(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

type BoxedEffect = Box<dyn FnOnce(&dyn Any) -> Box<dyn Any>>;

#[hook]
fn use_boxed(dependencies: Dependencies, effect: BoxedEffect) {
    use_effect_with(dependencies, |dependencies| {
        let returned = effect(dependencies.0.as_any());
        move || drop(returned)
    });
}
