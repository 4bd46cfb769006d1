//! Paper, files and the clipboard.

use guide_engine::report::MOST_BYTES;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlAnchorElement, HtmlInputElement, Url, window};

/// Opens the browser's own dialog for printing.
pub fn print() {
    if let Some(window) = window() {
        // A page that may not print shows nothing; there is nothing else to offer.
        drop(window.print());
    }
}

/// Gives a text to the browser as a file to be saved.
pub fn hand_out(name: &str, kind: &str, text: &str) {
    // What refuses a file, such as a sandbox, says so itself in the browser's own words.
    drop(try_hand_out(name, kind, text));
}

fn try_hand_out(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
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

/// Puts a text onto the clipboard; tells whether it is there.
pub async fn copy(text: &str) -> bool {
    let clipboard = window().map(|window| window.navigator().clipboard());
    // Outside a secure page there is no clipboard, whatever its type says.
    let clipboard = clipboard.filter(|clipboard| !clipboard.is_undefined());
    match clipboard {
        Some(clipboard) => JsFuture::from(clipboard.write_text(text)).await.is_ok(),
        None => false,
    }
}

/// The text of the file that was chosen in an input, which is emptied so that the same file can be chosen again.
/// `None` where none was chosen, and `Some(None)` where it is too large to be read.
pub async fn chosen(root: &Element, input: &str) -> Option<Option<String>> {
    let input = root.query_selector(input).ok().flatten()?;
    let input: HtmlInputElement = input.dyn_into().ok()?;
    let file = input.files()?.get(0)?;
    #[expect(clippy::cast_precision_loss, reason = "a megabyte is exact as a float")]
    let small = file.size() <= MOST_BYTES as f64;
    let text = if small {
        let text = JsFuture::from(file.text()).await.ok();
        Some(text.and_then(|text| text.as_string()).unwrap_or_default())
    } else {
        None
    };
    input.set_value("");
    Some(text)
}
