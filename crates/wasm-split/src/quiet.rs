//! Removes panic messages from a program, and shortens the names of imports and exports.
//!
//! A panic builds a message with the source location. This step removes the code that does so: the
//! body of every function that only panics becomes a call to `fault::report`, which reports the
//! failure, followed by a trap. All imports, and all exports with mangled names, get short numbered
//! names.

use crate::names;
use crate::program::{FEATURES, Problem, Program};
use std::collections::BTreeSet;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ExportSection, Function, ImportSection, Module, NameMap, NameSection,
};
use wasmparser::{Export, FunctionBody, KnownCustom, Name, Operator};

/// The module name of all imports.
const IMPORTS: &str = "i";

/// Returns the program without panic messages, and with short names for its imports and mangled
/// exports.
///
/// `fault::report` must take no arguments; this is not checked.
///
/// # Errors
/// Fails if no function is named `fault::report`, or if the program cannot be read.
pub fn quiet(program: &Program<'_>) -> Result<Vec<u8>, Problem> {
    let tell = find(program, |path| names::is_function(path, "fault", "report"));
    let tell = tell.ok_or(Problem::NoFault)?;
    let mut module = Module::new();
    let mut quiet = Quiet {
        tell,
        panics: panics(program)?,
        body: program.imported,
        renamed: 0,
    };
    let written = quiet.parse_core_module(&mut module, wasmparser::Parser::new(0), program.bytes);
    written.map_err(|error| Problem::Unreadable(error.to_string()))?;
    Ok(module.finish())
}

fn find(program: &Program<'_>, is_meant: impl Fn(&str) -> bool) -> Option<u32> {
    let mut names = program.names.iter();
    names.find_map(|(function, path)| is_meant(path).then_some(*function))
}

/// Returns the panic handler, and the functions that never return and call it directly or
/// indirectly.
fn panics(program: &Program<'_>) -> Result<BTreeSet<u32>, Problem> {
    let handler = find(program, |path| path.ends_with("rust_begin_unwind"));
    let mut found: BTreeSet<u32> = handler.into_iter().collect();
    let mut endless = Vec::new();
    for (body, function) in program.bodies.iter().zip(program.imported..) {
        if never_returns(body)? {
            endless.push(function);
        }
    }
    loop {
        let before = found.len();
        let leads = |function: &&u32| {
            let own = (**function - program.imported) as usize;
            let calls = program.calls.get(own);
            calls.is_some_and(|calls| !calls.is_disjoint(&found))
        };
        let more: Vec<u32> = endless.iter().filter(leads).copied().collect();
        found.extend(more);
        if found.len() == before {
            return Ok(found);
        }
    }
}

/// Whether a function body ends in a trap, and no return or branch leaves the body earlier.
fn never_returns(body: &FunctionBody<'_>) -> Result<bool, Problem> {
    let mut depth = 0u32;
    let mut before_end = false;
    for operator in body.get_operators_reader()? {
        let leaves = match operator? {
            Operator::Block { .. } | Operator::Loop { .. } | Operator::If { .. } => {
                depth += 1;
                false
            }
            Operator::End if depth > 0 => {
                depth -= 1;
                false
            }
            Operator::End => return Ok(before_end),
            Operator::Return
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. } => true,
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                relative_depth == depth
            }
            Operator::BrTable { targets } => {
                let mut to = targets.targets().collect::<Result<Vec<_>, _>>()?;
                to.push(targets.default());
                to.contains(&depth)
            }
            Operator::Unreachable => {
                before_end = true;
                continue;
            }
            _ => false,
        };
        if leaves {
            return Ok(false);
        }
        before_end = false;
    }
    Ok(false)
}

struct Quiet {
    tell: u32,
    panics: BTreeSet<u32>,
    /// The function index of the next body.
    body: u32,
    /// The number of exports renamed so far.
    renamed: u32,
}

impl Reencode for Quiet {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let function = self.body;
        self.body += 1;
        if !self.panics.contains(&function) {
            return utils::parse_function_body(self, code, body);
        }
        let mut brief = Function::new([]);
        brief.instructions().call(self.tell).unreachable().end();
        code.function(&brief);
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (number, import) in section.into_imports().enumerate() {
            let kind = self.entity_type(import?.ty)?;
            imports.import(IMPORTS, &format!("i{number:x}"), kind);
        }
        Ok(())
    }

    fn parse_export(
        &mut self,
        exports: &mut ExportSection,
        export: Export<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if !names::is_mangled(export.name) {
            return utils::parse_export(self, exports, export);
        }
        let name = format!("w{:x}", self.renamed);
        self.renamed += 1;
        let kind = self.export_kind(export.kind)?;
        exports.export(&name, kind, self.external_index(export.kind, export.index)?);
        Ok(())
    }

    /// Keeps the list of target features and the function names, and marks the names of split
    /// functions. Drops the linker's sections, which `wasm-opt` rejects. `notes` reads them from
    /// the linked program.
    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if section.name() == FEATURES {
            return utils::parse_custom_section(self, module, section);
        }
        if let KnownCustom::Name(names) = section.as_known() {
            module.section(&marked(names)?);
        }
        Ok(())
    }
}

/// Returns the names of all functions. The names of split functions begin with [`names::CUT_MARK`].
fn marked(
    section: wasmparser::NameSectionReader<'_>,
) -> Result<NameSection, wasmparser::BinaryReaderError> {
    let mut functions = NameMap::new();
    for part in section {
        let Name::Function(namings) = part? else {
            continue;
        };
        for naming in namings {
            let naming = naming?;
            let mark = match names::is_cut(&names::readable(naming.name)) {
                true => names::CUT_MARK,
                false => "",
            };
            functions.append(naming.index, &format!("{mark}{}", naming.name));
        }
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    Ok(names)
}
