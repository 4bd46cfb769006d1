//! Writes the initial chunk: the program without the code of its deferred functions and without the
//! deferred data.
//!
//! The deferred chunk, which `deferred_chunk` writes, imports what it needs from the initial chunk.

use crate::problem::Problem;
use crate::program::{FEATURES, FUNCTION, GLOBAL, MEMORY, Program, TABLE};
use crate::reach::Plan;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, DataSection, ElementSection, Elements, ExportKind, ExportSection,
    Function, Module, TableSection,
};

/// Returns everything that the deferred chunk imports from the initial chunk. Maps the kind and
/// index of each item to its export name.
pub(crate) fn shared_items(program: &Program<'_>, plan: &Plan) -> BTreeMap<(u8, u32), String> {
    let count = |kind: u8, len: usize| (0..len as u32).map(move |number| (kind, number));
    let functions = plan.exported.iter().map(|function| (FUNCTION, *function));
    let items = functions
        .chain(count(TABLE, program.tables.len()))
        .chain(count(MEMORY, program.memories.len()))
        .chain(count(GLOBAL, program.globals.len()));
    let with_name = |(index, (kind, number)): (usize, (u8, u32))| {
        let existing = program.exports.get(&(kind, number)).cloned();
        // This name is unused, because no other export has a plain hexadecimal number as its name.
        let name = existing.unwrap_or_else(|| format!("{index:x}"));
        ((kind, number), name)
    };
    items.enumerate().map(with_name).collect()
}

pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Result<Vec<u8>, Problem> {
    let mut module = Module::new();
    let mut writer = InitialWriter {
        program,
        plan,
        next_function: program.import_count,
    };
    let written = writer.parse_core_module(&mut module, wasmparser::Parser::new(0), program.bytes);
    written.map_err(|error| Problem::Unreadable(error.to_string()))?;
    Ok(module.finish())
}

/// Writes element segments that put functions into the table. `functions` yields pairs of a slot
/// and a function; each run of consecutive slots becomes one segment.
pub(crate) fn write_elements(
    elements: &mut ElementSection,
    table: u32,
    functions: impl Iterator<Item = (u32, u32)>,
) {
    let mut runs: Vec<(u32, Vec<u32>)> = Vec::new();
    for (slot, function) in functions {
        match runs.last_mut() {
            Some((start, run)) if *start + run.len() as u32 == slot => run.push(function),
            _ => runs.push((slot, vec![function])),
        }
    }
    for (start, run) in runs {
        let start = ConstExpr::i32_const(start.cast_signed());
        let table = (table > 0).then_some(table);
        elements.active(table, &start, Elements::Functions(run.into()));
    }
}

/// Zeroes `size` bytes starting at index `start`, as far as they lie within the slice.
fn clear(bytes: &mut [u8], start: i64, size: u32) {
    let len = bytes.len() as i64;
    let clamped = |offset: i64| offset.clamp(0, len) as usize;
    let range = clamped(start)..clamped(start + i64::from(size));
    if let Some(bytes) = bytes.get_mut(range) {
        bytes.fill(0);
    }
}

struct InitialWriter<'p, 'b> {
    program: &'p Program<'b>,
    plan: &'p Plan,
    /// The function index of the next body.
    next_function: u32,
}

impl InitialWriter<'_, '_> {
    /// Returns the stub that replaces a split function (one directly in a module named `deferred`)
    /// in the initial chunk. The stub calls the function through the table slot that the deferred
    /// chunk fills.
    fn stub(&self, function: u32, index: usize) -> Function {
        let kind = self.program.types.get(function as usize);
        let kind = kind.copied().unwrap_or_default();
        let parameters = self.program.parameter_counts.get(kind as usize);
        let slot = slot(self.program, index);
        let mut body = Function::new([]);
        let mut code = body.instructions();
        for parameter in 0..parameters.copied().unwrap_or_default() {
            code.local_get(parameter);
        }
        code.i32_const(i32::try_from(slot).unwrap_or(i32::MAX));
        code.call_indirect(self.program.table, kind);
        code.end();
        body
    }
}

/// Returns the table slot of the split function at index `index` of `Plan::split_points`. The
/// slots of split functions come after all other slots.
pub(crate) fn slot(program: &Program<'_>, index: usize) -> u64 {
    let table = program.tables.get(program.table as usize);
    table.map_or(0, |table| table.initial) + index as u64
}

impl Reencode for InitialWriter<'_, '_> {
    type Error = std::convert::Infallible;

    fn parse_function_body(
        &mut self,
        code: &mut CodeSection,
        body: wasmparser::FunctionBody<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let function = self.next_function;
        self.next_function += 1;
        let mut split_points = self.plan.split_points.iter();
        if let Some(index) = split_points.position(|split_point| *split_point == function) {
            code.function(&self.stub(function, index));
        } else if self.plan.deferred.contains(&function) {
            let mut empty = Function::new([]);
            empty.instructions().unreachable().end();
            code.function(&empty);
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
        let added = self.plan.split_points.len() as u64;
        for (number, table) in section.into_iter().enumerate() {
            let table = table?;
            let mut kind = self.table_type(table.ty)?;
            if number == self.program.table as usize {
                kind.minimum += added;
                kind.maximum = kind.maximum.map(|maximum| maximum + added);
            }
            tables.table(kind);
        }
        Ok(())
    }

    /// Omits from the table the functions that the initial chunk cannot reach. When the deferred
    /// chunk loads, it puts the deferred functions into the table.
    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        _: wasmparser::ElementSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        let slots = self.program.slots.iter();
        let filled = slots.filter(|(slot, _)| !self.plan.empty_slots.contains(slot));
        let filled = filled.map(|(slot, function)| (*slot, *function));
        write_elements(elements, self.program.table, filled);
        Ok(())
    }

    /// Writes the data of the program with the deferred data zeroed. wasm-opt later omits the
    /// zeroed ranges.
    fn parse_data_section(
        &mut self,
        data: &mut DataSection,
        _: wasmparser::DataSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        for (address, bytes) in &self.program.data {
            let mut bytes = bytes.to_vec();
            for (deferred, size) in &self.plan.data {
                let start = i64::from(*deferred) - i64::from(*address);
                clear(&mut bytes, start, *size);
            }
            let offset = ConstExpr::i32_const(address.cast_signed());
            data.active(0, &offset, bytes);
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Result<(), Error<Self::Error>> {
        utils::parse_export_section(self, exports, section)?;
        for ((kind, number), name) in shared_items(self.program, self.plan) {
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

    /// Keeps the list of target features. Drops all other custom sections, including the function
    /// names, because no step after the split needs them.
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
