//! What is done after the guide is drawn, and again whenever something has changed.
//!
//! Yew's own effect is most of a kilobyte of program for each one there is. Here what an effect depends on, and what it does, are
//! boxes, and the program around them is there once.

use std::any::Any;
use yew::functional::Hook;
use yew::prelude::*;

/// Does `work` after the guide is first drawn, and whenever `on` is another after that. What the work leaves, such as a listener, is
/// kept until it is done again or the guide is gone.
pub(super) fn use_after<D: PartialEq + 'static, L: 'static>(
    on: D,
    work: impl FnOnce(&D) -> L + 'static,
) -> impl Hook<Output = ()> {
    let work = move |on: &dyn Any| -> Box<dyn Any> { Box::new(on.downcast_ref().map(work)) };
    use_boxed(On(Box::new(on)), Box::new(work))
}

/// Never the same as before: what depends on it is done whenever the guide is drawn.
pub(super) struct Always;

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

/// Anything that can tell whether something else is the same.
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

type Work = Box<dyn FnOnce(&dyn Any) -> Box<dyn Any>>;

#[hook]
fn use_boxed(on: On, work: Work) {
    use_effect_with(on, |on| {
        let left = work(on.0.as_any());
        move || drop(left)
    });
}
