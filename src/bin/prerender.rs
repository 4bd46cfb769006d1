//! Renders the first screens to HTML files, with the same code that renders them in the browser.
//! `script/catalog` runs this tool, and `web/build/prerendered.mjs` puts the files into the page.
//! The arguments are the path of the catalog as JSON and the folder for the HTML files.

use guide_engine::catalog::{Catalog, InitialChunk};
use guide_engine::condition::QuestionIx;
use ice_access_guide::app::prerender::{Prerender, PrerenderProps};
use ice_access_guide::state::SharedCatalog;
use ice_access_guide::state::page::Page;
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

/// The screens that the page shows before the WebAssembly program has loaded, with their file
/// names.
const SCREENS: [(&str, Page); 3] = [
    ("start", Page::Start),
    ("question", Page::Question(QuestionIx(0))),
    ("programs", Page::Programs),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [catalog, folder] = arguments.as_slice() else {
        eprintln!("usage: prerender CATALOG.json FOLDER");
        return ExitCode::from(2);
    };
    match render_screens(catalog.as_ref(), folder.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn render_screens(catalog: &Path, folder: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(catalog);
    let text = text.map_err(|error| format!("{}: {error}", catalog.display()))?;
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    for (name, page) in SCREENS {
        let catalog = link_catalog(&text, page)?;
        let props = PrerenderProps { catalog, page };
        let renderer = yew::LocalServerRenderer::<Prerender>::with_props(props).hydratable(false);
        let html = pollster::block_on(renderer.render());
        let path = folder.join(name).with_extension("html");
        let result = std::fs::write(&path, html);
        result.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Returns the catalog from which the guide first renders a page: the whole catalog for the list of
/// federal programs, otherwise the initial chunk.
fn link_catalog(text: &str, page: Page) -> Result<SharedCatalog, String> {
    let document = guide_engine::decode::from_str(text).map_err(|errors| errors.join("\n"))?;
    let whole = Catalog::link(document);
    let whole = whole.map_err(|_| "the catalog cannot be linked".to_owned())?;
    if page == Page::Programs {
        return Ok(SharedCatalog(Rc::new(whole)));
    }
    let catalog = InitialChunk::of(&whole).catalog();
    let catalog =
        catalog.ok_or_else(|| "the initial chunk of the catalog cannot be decoded".to_owned())?;
    Ok(SharedCatalog(Rc::new(catalog)))
}
