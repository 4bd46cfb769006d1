//! Writes the deferred chunk: the deferred functions and data.
//!
//! The deferred chunk imports everything else from the initial chunk, which `first` writes.

use crate::FIRST;
use crate::first::{lent, put, slot};
use crate::program::{FEATURES, FUNCTION, GLOBAL, MEMORY, Problem, Program, TABLE};
use crate::reach::Plan;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, EntityType,
    FunctionSection, ImportSection, Module, TypeSection,
};

pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Result<Vec<u8>, Problem> {
    let order = plan.lent.iter().chain(&plan.later).chain(&plan.copied);
    let order = order.copied();
    let numbers = order.zip(0u32..).collect();
    let mut second = Second { numbers };
    let written = second.module(program, plan);
    written.map_err(|error| Problem::Unreadable(error.to_string()))
}

/// Maps the index of a function in the program to its index in the deferred chunk, where imported
/// functions come first.
struct Second {
    numbers: BTreeMap<u32, u32>,
}

impl Reencode for Second {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        // Function bodies in the deferred chunk refer only to its own, copied and imported
        // functions, all of which have an entry.
        Ok(self.numbers.get(&function).copied().unwrap_or(u32::MAX))
    }
}

type Written<T> = Result<T, Error<std::convert::Infallible>>;

impl Second {
    fn module(&mut self, program: &Program<'_>, plan: &Plan) -> Written<Vec<u8>> {
        let mut module = Module::new();
        module.section(&self.types(program)?);
        module.section(&self.imports(program, plan)?);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for function in plan.later.iter().chain(&plan.copied) {
            functions.function(kind_of(program, *function));
            let body = function.checked_sub(program.imported);
            if let Some(body) = body.and_then(|own| program.bodies.get(own as usize)) {
                self.parse_function_body(&mut code, body.clone())?;
            }
        }
        module.section(&functions);
        module.section(&self.elements(program, plan)?);
        module.section(&code);
        module.section(&data(program, plan));
        if let Some(features) = program.features {
            module.section(&CustomSection {
                name: FEATURES.into(),
                data: features.into(),
            });
        }
        Ok(module.finish())
    }

    fn types(&mut self, program: &Program<'_>) -> Written<TypeSection> {
        let mut types = TypeSection::new();
        for payload in wasmparser::Parser::new(0).parse_all(program.bytes) {
            if let wasmparser::Payload::TypeSection(section) = payload? {
                self.parse_type_section(&mut types, section)?;
            }
        }
        Ok(types)
    }

    fn imports(&mut self, program: &Program<'_>, plan: &Plan) -> Written<ImportSection> {
        let mut imports = ImportSection::new();
        for ((kind, number), name) in lent(program, plan) {
            let at = number as usize;
            let entity = match kind {
                FUNCTION => Some(EntityType::Function(kind_of(program, number))),
                TABLE => match program.tables.get(at) {
                    Some(table) => {
                        let mut table = self.table_type(*table)?;
                        // The initial chunk has enlarged the table, so the old maximum is too low.
                        table.maximum = None;
                        Some(EntityType::Table(table))
                    }
                    None => None,
                },
                MEMORY => match program.memories.get(at) {
                    Some(memory) => Some(EntityType::Memory(self.memory_type(*memory)?)),
                    None => None,
                },
                GLOBAL => match program.globals.get(at) {
                    Some(global) => Some(EntityType::Global(self.global_type(*global)?)),
                    None => None,
                },
                _ => None,
            };
            if let Some(entity) = entity {
                imports.import(FIRST, &name, entity);
            }
        }
        Ok(imports)
    }

    /// Puts each split function into the slot through which the initial chunk calls it, and fills
    /// the other slots that belong to deferred functions.
    fn elements(&mut self, program: &Program<'_>, plan: &Plan) -> Written<ElementSection> {
        let own = plan.slots.iter().filter_map(|slot| {
            let function = program.slots.get(slot);
            let function = function.filter(|function| plan.later.contains(function));
            function.map(|function| (*slot, *function))
        });
        let from = slot(program, 0) as u32;
        let all = own.chain((from..).zip(plan.cuts.iter().copied()));
        let mut placed = Vec::new();
        for (slot, function) in all {
            placed.push((slot, self.function_index(function)?));
        }
        let mut elements = ElementSection::new();
        put(&mut elements, program.table, placed.into_iter());
        Ok(elements)
    }
}

/// Returns the deferred data. Adjacent objects form one segment.
fn data(program: &Program<'_>, plan: &Plan) -> DataSection {
    let mut pieces: Vec<(u32, Vec<u8>)> = Vec::new();
    for (address, size) in &plan.data {
        let before = program.data.range(..=address).next_back();
        let bytes = before.and_then(|(start, bytes)| {
            let from = (address - start) as usize;
            let to = from.checked_add(*size as usize)?;
            bytes.get(from..to.min(bytes.len()))
        });
        let Some(bytes) = bytes else { continue };
        match pieces.last_mut() {
            Some((start, piece)) if *start + piece.len() as u32 == *address => {
                piece.extend_from_slice(bytes);
            }
            _ => pieces.push((*address, bytes.to_vec())),
        }
    }
    let mut section = DataSection::new();
    for (address, bytes) in pieces {
        section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
    }
    section
}

fn kind_of(program: &Program<'_>, function: u32) -> u32 {
    let kind = program.types.get(function as usize);
    kind.copied().unwrap_or_default()
}
