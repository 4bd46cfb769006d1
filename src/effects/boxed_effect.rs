//! The effect hook of the guide. It runs a function after the first render, and again after each
//! render in which its dependencies have changed.
//!
//! Each use of Yew's own effect hook adds almost a kilobyte to the program. This hook boxes the
//! dependencies and the function, so the program contains Yew's code only once.

use std::any::Any;
use yew::functional::Hook;
use yew::prelude::*;

/// Runs `work` after the first render, and again after each render in which `on` has changed. Keeps
/// the value that `work` returns, such as a listener, until the next run or until the guide is
/// removed.
pub fn use_boxed_effect<D: PartialEq + 'static, L: 'static>(
    on: D,
    work: impl FnOnce(&D) -> L + 'static,
) -> impl Hook<Output = ()> {
    let work = move |on: &dyn Any| -> Box<dyn Any> { Box::new(on.downcast_ref().map(work)) };
    use_boxed(On(Box::new(on)), Box::new(work))
}

/// A dependency that never equals itself, so that `work` runs after every render.
pub struct Always;

impl PartialEq for Always {
    fn eq(&self, _: &Self) -> bool {
        false
    }
}

struct On(Box<dyn Compared>);

impl PartialEq for On {
    fn eq(&self, other: &Self) -> bool {
        self.0.is(other.0.as_any())
    }
}

/// A dependency of any type that can be compared with another one.
trait Compared {
    fn is(&self, other: &dyn Any) -> bool;
    fn as_any(&self) -> &dyn Any;
}

impl<D: PartialEq + 'static> Compared for D {
    fn is(&self, other: &dyn Any) -> bool {
        other.downcast_ref() == Some(self)
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

type Commands = Box<dyn FnOnce(&dyn Any) -> Box<dyn Any>>;

#[hook]
fn use_boxed(on: On, work: Commands) {
    use_effect_with(on, |on| {
        let left = work(on.0.as_any());
        move || drop(left)
    });
}
