//! The first part: the program with its later functions taken out.

use crate::program::{FEATURES, FUNCTION, GLOBAL, MEMORY, Problem, Program, TABLE};
use crate::reach::Plan;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{CodeSection, ExportKind, ExportSection, Function, Module, TableSection};

/// The name of an export that only the second part uses.
pub(crate) fn lent_name(kind: u8, number: u32) -> String {
    format!("{kind}{number:x}")
}

/// What the second part needs of the first, by kind and number, with the names.
pub(crate) fn lent(program: &Program<'_>, plan: &Plan) -> BTreeMap<(u8, u32), String> {
    let count = |kind: u8, len: usize| (0..len as u32).map(move |number| (kind, number));
    let functions = plan.lent.iter().map(|function| (FUNCTION, *function));
    let all = functions
        .chain(count(TABLE, program.tables.len()))
        .chain(count(MEMORY, program.memories.len()))
        .chain(count(GLOBAL, program.globals.len()));
    let named = |(kind, number): (u8, u32)| {
        let known = program.exports.get(&(kind, number)).cloned();
        let name = known.unwrap_or_else(|| lent_name(kind, number));
        ((kind, number), name)
    };
    all.map(named).collect()
}

pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Result<Vec<u8>, Problem> {
    let mut module = Module::new();
    let mut first = First {
        program,
        plan,
        body: program.imported,
    };
    let read = first.parse_core_module(&mut module, wasmparser::Parser::new(0), program.bytes);
    read.map_err(|error| Problem::Unreadable(error.to_string()))?;
    Ok(module.finish())
}

struct First<'p, 'b> {
    program: &'p Program<'b>,
    plan: &'p Plan,
    /// The number of the next body.
    body: u32,
}

impl First<'_, '_> {
    /// Calls what the second part has put into the table.
    fn way_through(&self, function: u32, place: usize) -> Function {
        let kind = self.program.types.get(function as usize);
        let kind = kind.copied().unwrap_or_default();
        let arguments = self.program.arguments.get(kind as usize);
        let slot = slot(self.program, place);
        let mut body = Function::new([]);
        let mut code = body.instructions();
        for argument in 0..arguments.copied().unwrap_or_default() {
            code.local_get(argument);
        }
        code.i32_const(i32::try_from(slot).unwrap_or(i32::MAX));
        code.call_indirect(self.program.table, kind);
        code.end();
        body
    }
}

/// Where in the table the second part puts a cut: after everything that is there.
pub(crate) fn slot(program: &Program<'_>, place: usize) -> u64 {
    let table = program.tables.get(program.table as usize);
    table.map_or(0, |table| table.initial) + place as u64
}

impl Reencode for First<'_, '_> {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let function = self.body;
        self.body += 1;
        let cut = self.plan.cuts.iter().position(|cut| *cut == function);
        if let Some(place) = cut {
            code.function(&self.way_through(function, place));
        } else if self.plan.later.contains(&function) {
            let mut nothing = Function::new([]);
            nothing.instructions().unreachable().end();
            code.function(&nothing);
        } else {
            utils::parse_function_body(self, code, body)?;
        }
        Ok(())
    }

    fn parse_table_section(
        &mut self,
        tables: &mut TableSection,
        section: wasmparser::TableSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let more = self.plan.cuts.len() as u64;
        for (number, table) in section.into_iter().enumerate() {
            let table = table?;
            let mut kind = self.table_type(table.ty)?;
            if number == self.program.table as usize {
                kind.minimum += more;
                kind.maximum = kind.maximum.map(|most| most + more);
            }
            tables.table(kind);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        utils::parse_export_section(self, exports, section)?;
        for ((kind, number), name) in lent(self.program, self.plan) {
            if self.program.exports.contains_key(&(kind, number)) {
                continue;
            }
            let kind = match kind {
                FUNCTION => ExportKind::Func,
                TABLE => ExportKind::Table,
                MEMORY => ExportKind::Memory,
                _ => ExportKind::Global,
            };
            exports.export(&name, kind, number);
        }
        Ok(())
    }

    /// Names have done what they were kept for.
    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: wasmparser::CustomSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        if section.name() == FEATURES {
            utils::parse_custom_section(self, module, section)?;
        }
        Ok(())
    }
}
