//! Removes panic messages from a WebAssembly program, and shortens the names of imports and
//! exports.
//!
//! A panic builds a message with the source location. This step removes the code that does so: the
//! body of every function that only panics becomes a call to `fault::report`, which reports the
//! failure, followed by a trap. All imports, and all exports with mangled names, get short numbered
//! names.

use crate::names;
use crate::problem::Problem;
use crate::program::{FEATURES, Program};
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
pub fn strip_panics(program: &Program<'_>) -> Result<Vec<u8>, Problem> {
    let report = find(program, |path| names::is_function(path, "fault", "report"));
    let report = report.ok_or(Problem::NoFaultReport)?;
    let mut module = Module::new();
    let mut writer = PanicStripper {
        report,
        panicking: panicking(program)?,
        next_function: program.import_count,
        renamed_exports: 0,
    };
    let written = writer.parse_core_module(&mut module, wasmparser::Parser::new(0), program.bytes);
    written.map_err(|error| Problem::Unreadable(error.to_string()))?;
    Ok(module.finish())
}

fn find(program: &Program<'_>, matches: impl Fn(&str) -> bool) -> Option<u32> {
    let mut names = program.names.iter();
    names.find_map(|(function, path)| matches(path).then_some(*function))
}

/// Returns the panic handler, and the functions that never return and call it directly or
/// indirectly.
fn panicking(program: &Program<'_>) -> Result<BTreeSet<u32>, Problem> {
    let handler = find(program, |path| path.ends_with("rust_begin_unwind"));
    let mut found: BTreeSet<u32> = handler.into_iter().collect();
    let mut diverging = Vec::new();
    for (body, function) in program.bodies.iter().zip(program.import_count..) {
        if never_returns(body)? {
            diverging.push(function);
        }
    }
    loop {
        let previous_len = found.len();
        let calls_found = |function: &&u32| {
            let index = (**function - program.import_count) as usize;
            let calls = program.calls.get(index);
            calls.is_some_and(|calls| !calls.is_disjoint(&found))
        };
        let callers: Vec<u32> = diverging.iter().filter(calls_found).copied().collect();
        found.extend(callers);
        if found.len() == previous_len {
            return Ok(found);
        }
    }
}

/// Whether a function body ends in a trap, and no return or branch leaves the body earlier.
fn never_returns(body: &FunctionBody<'_>) -> Result<bool, Problem> {
    let mut depth = 0u32;
    let mut ends_in_trap = false;
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
            Operator::End => return Ok(ends_in_trap),
            Operator::Return
            | Operator::ReturnCall { .. }
            | Operator::ReturnCallIndirect { .. } => true,
            Operator::Br { relative_depth } | Operator::BrIf { relative_depth } => {
                relative_depth == depth
            }
            Operator::BrTable { targets } => {
                let mut depths = targets.targets().collect::<Result<Vec<_>, _>>()?;
                depths.push(targets.default());
                depths.contains(&depth)
            }
            Operator::Unreachable => {
                ends_in_trap = true;
                continue;
            }
            _ => false,
        };
        if leaves {
            return Ok(false);
        }
        ends_in_trap = false;
    }
    Ok(false)
}

struct PanicStripper {
    /// The function `fault::report`.
    report: u32,
    /// The functions that only panic.
    panicking: BTreeSet<u32>,
    /// The function index of the next body.
    next_function: u32,
    /// The number of exports renamed so far.
    renamed_exports: u32,
}

impl Reencode for PanicStripper {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let function = self.next_function;
        self.next_function += 1;
        if !self.panicking.contains(&function) {
            return utils::parse_function_body(self, code, body);
        }
        let mut stub = Function::new([]);
        stub.instructions().call(self.report).unreachable().end();
        code.function(&stub);
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
        let name = format!("w{:x}", self.renamed_exports);
        self.renamed_exports += 1;
        let kind = self.export_kind(export.kind)?;
        exports.export(&name, kind, self.external_index(export.kind, export.index)?);
        Ok(())
    }

    /// Keeps the list of target features and the function names, and adds a prefix to the names of
    /// split functions. Drops the linker's sections, which `wasm-opt` rejects; `relocations` reads
    /// these sections from the linked program.
    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if section.name() == FEATURES {
            return utils::parse_custom_section(self, module, section);
        }
        if let KnownCustom::Name(names) = section.as_known() {
            module.section(&with_split_prefixes(names)?);
        }
        Ok(())
    }
}

/// Returns the names of all functions. The names of split functions begin with
/// [`names::SPLIT_PREFIX`].
fn with_split_prefixes(
    section: wasmparser::NameSectionReader<'_>,
) -> Result<NameSection, wasmparser::BinaryReaderError> {
    let mut functions = NameMap::new();
    for subsection in section {
        let Name::Function(namings) = subsection? else {
            continue;
        };
        for naming in namings {
            let naming = naming?;
            let prefix = match names::is_split_point(&names::readable(naming.name)) {
                true => names::SPLIT_PREFIX,
                false => "",
            };
            functions.append(naming.index, &format!("{prefix}{}", naming.name));
        }
    }
    let mut names = NameSection::new();
    names.functions(&functions);
    Ok(names)
}
