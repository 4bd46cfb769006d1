//! Tests of the widget in headless Chromium. They check behavior that needs a browser: focus,
//! selecting choices, dialogs, addresses, several guides on a page, removal, and the error for an
//! invalid catalog.

#![cfg(target_arch = "wasm32")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use ice_access_guide::bindings::{Mounted, mount};
use js_sys::JSON;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, window};

wasm_bindgen_test_configure!(run_in_browser);

const CATALOG: &str = include_str!("../target/catalog.json");

fn document() -> Document {
    window().unwrap().document().unwrap()
}

/// A guide mounted in a new element. Dropping this value destroys the guide and removes the
/// element.
struct Guide {
    element: Element,
    mounted: Option<Mounted>,
}

impl Guide {
    fn start(standalone: bool) -> Self {
        window().unwrap().location().set_hash("").unwrap();
        let element = document().create_element("div").unwrap();
        document().body().unwrap().append_child(&element).unwrap();
        let catalog = JSON::parse(CATALOG).unwrap();
        let mounted = mount(element.clone(), catalog, standalone).ok();
        Self { element, mounted }
    }

    fn find(&self, selector: &str) -> HtmlElement {
        let found = self.element.query_selector(selector).unwrap();
        found
            .unwrap_or_else(|| panic!("no {selector}"))
            .unchecked_into()
    }

    fn text(&self, selector: &str) -> String {
        self.find(selector).text_content().unwrap()
    }

    /// Clicks the first link, button or `<summary>` with this text, and waits for the guide to
    /// render.
    async fn click(&self, text: &str) {
        let all = self
            .element
            .query_selector_all("a, button, summary")
            .unwrap();
        let all = (0..all.length()).filter_map(|index| all.item(index));
        let mut all = all.map(|node| node.unchecked_into::<HtmlElement>());
        let found = all.find(|element| element.text_content().unwrap().trim() == text);
        found
            .unwrap_or_else(|| panic!("no button, link or summary has the text {text}"))
            .click();
        rendered().await;
    }

    async fn select(&self, id: &str) {
        self.find(&format!("#iag-{id}")).click();
        rendered().await;
    }

    fn is_selected(&self, id: &str) -> bool {
        self.element
            .query_selector(&format!("#iag-{id}:checked"))
            .unwrap()
            .is_some()
    }
}

impl Drop for Guide {
    fn drop(&mut self) {
        if let Some(mounted) = self.mounted.take() {
            mounted.destroy();
        }
        self.element.remove();
    }
}

/// Waits for two frames, and for a task after each. The guide renders the state in the first frame,
/// and the changes that effects made in the second.
async fn rendered() {
    for _ in 0..2 {
        let frame = js_sys::Promise::new(&mut |resolve, _| {
            window().unwrap().request_animation_frame(&resolve).unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(frame).await.unwrap();
        let task = js_sys::Promise::new(&mut |resolve, _| {
            window()
                .unwrap()
                .set_timeout_with_callback(&resolve)
                .unwrap();
        });
        wasm_bindgen_futures::JsFuture::from(task).await.unwrap();
    }
}

/// Returns whether the element that has the focus matches the selector.
fn has_focus(selector: &str) -> bool {
    let active = document().active_element();
    active.is_some_and(|element| element.matches(selector).unwrap())
}

#[wasm_bindgen_test]
async fn starting_does_not_move_the_focus() {
    let guide = Guide::start(false);
    rendered().await;
    assert!(guide.text("h1").contains("Which ICE ACCESS programs"));
    assert!(has_focus("body"));
    assert_eq!(window().unwrap().location().hash().unwrap(), "");
}

#[wasm_bindgen_test]
async fn a_new_page_focuses_its_heading() {
    let guide = Guide::start(false);
    rendered().await;
    guide.click("Start").await;
    assert!(has_focus("[data-part=heading]"));
    assert!(guide.text("legend").contains("problems do you face"));
}

#[wasm_bindgen_test]
async fn continue_without_an_answer_shows_an_error_that_links_to_the_first_choice() {
    let guide = Guide::start(false);
    rendered().await;
    guide.click("Start").await;
    guide.click("Continue").await;
    assert!(has_focus("[data-part=alert]"));
    guide.click("Choose an answer, or skip the question").await;
    assert_eq!(
        document().active_element().unwrap().id(),
        "iag-challenges-gangs"
    );
    guide.select("challenges-gangs").await;
    assert!(
        guide
            .element
            .query_selector(".iag-alert")
            .unwrap()
            .is_none()
    );
}

#[wasm_bindgen_test]
async fn none_of_these_and_not_sure_exclude_other_choices() {
    let guide = Guide::start(false);
    rendered().await;
    guide.click("Start").await;
    guide.select("challenges-gangs").await;
    guide.select("challenges-bulk_cash").await;
    assert!(guide.is_selected("challenges-gangs") && guide.is_selected("challenges-bulk_cash"));
    guide.select("challenges-none_of_these").await;
    assert!(
        !guide.is_selected("challenges-gangs") && guide.is_selected("challenges-none_of_these")
    );
    guide.select("challenges-not-sure").await;
    assert!(
        !guide.is_selected("challenges-none_of_these") && guide.is_selected("challenges-not-sure")
    );
    guide.select("challenges-gangs").await;
    assert!(!guide.is_selected("challenges-not-sure") && guide.is_selected("challenges-gangs"));
    guide.select("challenges-gangs").await;
    assert!(!guide.is_selected("challenges-gangs"));
}

#[wasm_bindgen_test]
async fn changing_an_answer_keeps_the_others_and_returns_to_the_review() {
    let guide = Guide::start(false);
    rendered().await;
    guide.click("Start").await;
    guide.select("challenges-gangs").await;
    guide.click("Continue").await;
    guide.select("help-joint_case").await;
    guide.click("See results").await;
    guide.click("Change answers").await;
    guide.find(".iag-review button").click();
    rendered().await;
    assert!(guide.is_selected("challenges-gangs"));
    guide.select("challenges-bulk_cash").await;
    guide.click("Return to your answers").await;
    let review = guide.text(".iag-review");
    assert!(review.contains("Gangs; Bulk cash"), "{review}");
    assert!(guide.text(".iag-main").contains("A joint case"));
}

#[wasm_bindgen_test]
async fn closing_a_source_returns_the_focus() {
    let guide = Guide::start(false);
    rendered().await;
    let mark = guide.find(".iag-cite");
    mark.focus().unwrap();
    mark.click();
    rendered().await;
    assert!(
        guide
            .element
            .query_selector("dialog[open]")
            .unwrap()
            .is_some()
    );
    assert!(guide.text("dialog").contains("news release"));
    guide.click("Close").await;
    assert!(
        guide
            .element
            .query_selector("dialog[open]")
            .unwrap()
            .is_none()
    );
    assert!(has_focus(".iag-cite"));
}

#[wasm_bindgen_test]
async fn two_guides_on_a_page_do_not_share_answers() {
    let (first, second) = (Guide::start(false), Guide::start(false));
    rendered().await;
    first.click("Start").await;
    first.select("challenges-gangs").await;
    second.click("Start").await;
    assert!(first.is_selected("challenges-gangs") && !second.is_selected("challenges-gangs"));
}

#[wasm_bindgen_test]
async fn a_standalone_guide_writes_and_follows_the_address() {
    let guide = Guide::start(true);
    rendered().await;
    guide.click("Start").await;
    let location = window().unwrap().location();
    assert_eq!(location.hash().unwrap(), "#/question/challenges");
    location.set_hash("#/program/lesc").unwrap();
    rendered().await;
    assert!(guide.text("h1").contains("Law Enforcement Support Center"));
    assert!(
        document()
            .title()
            .starts_with("Law Enforcement Support Center")
    );
    location.set_hash("#/no/such/page").unwrap();
    rendered().await;
    assert!(
        guide.text("h1").contains("Law Enforcement Support Center"),
        "an unknown address does not change the page"
    );
}

#[wasm_bindgen_test]
async fn destroying_the_guide_removes_everything() {
    let mut guide = Guide::start(true);
    rendered().await;
    guide.mounted.take().unwrap().destroy();
    rendered().await;
    assert_eq!(guide.element.inner_html(), "");
    // No event listener may be left, so a new address must render nothing.
    window().unwrap().location().set_hash("#/programs").unwrap();
    rendered().await;
    assert_eq!(guide.element.inner_html(), "");
}

#[wasm_bindgen_test]
async fn rejects_an_invalid_catalog_with_all_errors() {
    let element = document().create_element("div").unwrap();
    let rejection = |catalog: JsValue| -> String {
        let error = mount(element.clone(), catalog, false)
            .err()
            .expect("the catalog is rejected");
        let error: js_sys::Error = JsValue::from(error).unchecked_into();
        error.message().into()
    };
    assert!(rejection(JsValue::NULL).starts_with("the catalog cannot be read"));
    let broken = CATALOG.replace("\"challenge\":\"gangs\"", "\"challenge\":\"dragons\"");
    let message = rejection(JSON::parse(&broken).unwrap());
    assert!(
        message.contains("dragons") && message.contains("agreements.take-part.addresses"),
        "{message}"
    );
}
