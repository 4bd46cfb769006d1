//! The boundary between the initial chunk and the deferred chunk: the capability to call functions
//! of the deferred chunk, and the part of the reducer in that chunk.
//!
//! `wasm-split` splits the wasm at the functions directly in modules named `deferred`. A call of
//! such a function before the deferred chunk has loaded would trap. Each of these functions
//! therefore takes a [`Deferred`].

use crate::state::State;
use crate::state::action::DeferredAction;
use guide_engine::catalog::Catalog;

/// The capability to call functions of the deferred chunk. A value exists only once that chunk has
/// loaded. It has no size, so passing it costs nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deferred(());

impl Deferred {
    /// Returns the capability if the catalog is whole, because only code in the deferred chunk
    /// links a whole catalog.
    pub fn with(catalog: &Catalog) -> Option<Self> {
        catalog.is_whole().then_some(Self(()))
    }

    /// Returns the capability for the functions of `bindings` that the element's scripts call only
    /// after the deferred chunk has loaded.
    pub fn loaded_by_script() -> Self {
        Self(())
    }
}

/// Applies an action that the first screens do not send.
#[inline(never)]
pub fn apply(_: Deferred, next: &mut State, action: DeferredAction) {
    next.apply_deferred(action);
}
