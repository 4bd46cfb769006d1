//! Renders the first screens to HTML files, exactly as the program renders them in the browser.
//! `script/catalog` runs this tool, and `embed/prerendered.mjs` puts the files into the page. The
//! arguments are the path of the catalog as JSON and the folder for the HTML files.

use guide_engine::catalog::Catalog;
use guide_engine::condition::QuestionIx;
use guide_engine::packed::First;
use ice_access_guide::app::Shared;
use ice_access_guide::app::action::Page;
use ice_access_guide::app::still::{Still, StillProps};
use std::path::Path;
use std::process::ExitCode;
use std::rc::Rc;

/// The screens that the page shows before the program has loaded, with their file names.
const SCREENS: [(&str, Page); 3] = [
    ("start", Page::Start),
    ("question", Page::Question(QuestionIx(0))),
    ("programs", Page::Programs),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [catalogue, folder] = arguments.as_slice() else {
        eprintln!("usage: prerender CATALOGUE.json FOLDER");
        return ExitCode::from(2);
    };
    match draw(catalogue.as_ref(), folder.as_ref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("prerender: {error}");
            ExitCode::FAILURE
        }
    }
}

fn draw(catalogue: &Path, folder: &Path) -> Result<(), String> {
    let text = std::fs::read_to_string(catalogue);
    let text = text.map_err(|error| format!("{}: {error}", catalogue.display()))?;
    std::fs::create_dir_all(folder).map_err(|error| error.to_string())?;
    for (name, page) in SCREENS {
        let catalog = linked(&text, page)?;
        let props = StillProps { catalog, page };
        let still = yew::LocalServerRenderer::<Still>::with_props(props).hydratable(false);
        let html = pollster::block_on(still.render());
        let path = folder.join(name).with_extension("html");
        let written = std::fs::write(&path, html);
        written.map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

/// Returns the catalog from which the program renders a page: the whole catalog for the list of
/// programs, otherwise the initial chunk.
fn linked(text: &str, page: Page) -> Result<Shared, String> {
    let document = guide_engine::read::read(text).map_err(|wrong| wrong.join("\n"))?;
    let whole = Catalog::link(document);
    let whole = whole.map_err(|_| "the catalogue cannot be linked".to_owned())?;
    if page == Page::Programs {
        return Ok(Shared(Rc::new(whole)));
    }
    let catalog = First::of(&whole).catalog();
    let catalog = catalog.ok_or_else(|| "the first part cannot be read".to_owned())?;
    Ok(Shared(Rc::new(catalog)))
}
