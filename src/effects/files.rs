//! Browser calls for printing, full screen, files and the clipboard. `commands` uses them.

use crate::state::part;
use guide_engine::report::MAX_BYTES;
use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, File, HtmlAnchorElement, HtmlInputElement, HtmlTextAreaElement,
    Url, window,
};
use yew::NodeRef;
use yew::platform::spawn_local;

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = window() {
        // If the page is not allowed to print, nothing happens, because there is no alternative.
        drop(window.print());
    }
}

/// Shows the guide in full-screen mode, or leaves that mode.
pub fn full_screen(root: &NodeRef) {
    let document = window().and_then(|window| window.document());
    let (Some(document), Some(root)) = (document, root.cast::<Element>()) else {
        return;
    };
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // If the page is not allowed to use full-screen mode, nothing changes.
        drop(fill_screen(&root));
    }
}

/// Shows an element in full-screen mode. Calls `requestFullscreen` by name, because the binding in
/// `web_sys` does not return the promise. A rejected promise that nothing handles would count as an
/// error of the page.
fn fill_screen(root: &Element) -> Result<(), JsValue> {
    let request: Function = Reflect::get(root, &"requestFullscreen".into())?.dyn_into()?;
    let promise: Promise = request.call0(root)?.dyn_into()?;
    spawn_local(async move { drop(JsFuture::from(promise).await) });
    Ok(())
}

/// Returns the text in the input or text area with the name `field`.
pub fn field_text(root: &Element, field: &str) -> String {
    let found = root
        .query_selector(&part::selector(field, ""))
        .ok()
        .flatten();
    let value = |element: Element| match element.dyn_into::<HtmlInputElement>() {
        Ok(input) => input.value(),
        Err(element) => element
            .dyn_into::<HtmlTextAreaElement>()
            .map(|area| area.value())
            .unwrap_or_default(),
    };
    found.map(value).unwrap_or_default()
}

/// Downloads a text as a file with this name. `media_type` is its media type.
pub fn download(name: &str, media_type: &str, text: &str) {
    // If something blocks the download, such as a sandbox, the browser itself reports that.
    drop(try_download(name, media_type, text));
}

fn try_download(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let parts = Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let address = Url::create_object_url_with_blob(&blob)?;
    let document = window().and_then(|window| window.document());
    let link = document.map(|document| document.create_element("a"));
    if let Some(link) = link.transpose()? {
        let link: HtmlAnchorElement = link.unchecked_into();
        link.set_href(&address);
        link.set_download(name);
        link.click();
    }
    Url::revoke_object_url(&address)
}

/// Copies a text to the clipboard. Returns whether that succeeded.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // On an insecure page the clipboard is undefined, which its type in `web_sys` does not show.
    let clipboard = clipboard.filter(|clipboard| !clipboard.is_undefined());
    match clipboard {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// Returns the text of the file that is chosen in the input with the name `input`.
/// Returns `None` if no file is chosen, and `Some(None)` if the file is too large.
pub async fn chosen_file(root: &Element, input: &str) -> Option<Option<String>> {
    let mut files = chosen_files(root, input).await.into_iter();
    files.next().map(|(_, text)| text)
}

/// Returns the names and texts of the files that are chosen in the input with the name
/// `input`. The text of a file that is too large is `None`. Empties the input, so that the user can
/// choose the same files again.
pub async fn chosen_files(root: &Element, input: &str) -> Vec<(String, Option<String>)> {
    let input = root
        .query_selector(&part::selector(input, ""))
        .ok()
        .flatten();
    let input = input.and_then(|input| input.dyn_into::<HtmlInputElement>().ok());
    let Some((input, files)) = input.and_then(|input| Some((input.clone(), input.files()?))) else {
        return Vec::new();
    };
    let mut texts = Vec::new();
    for file in (0..files.length()).filter_map(|index| files.get(index)) {
        texts.push((file.name(), read_text(&file).await));
    }
    input.set_value("");
    texts
}

async fn read_text(file: &File) -> Option<String> {
    #[expect(clippy::cast_precision_loss, reason = "a megabyte is exact as a float")]
    let is_small = file.size() <= MAX_BYTES as f64;
    if !is_small {
        return None;
    }
    let text = JsFuture::from(file.text()).await.ok();
    Some(text.and_then(|text| text.as_string()).unwrap_or_default())
}
