//! Writes the deferred chunk: the deferred functions and data, and copies of the short functions
//! that they call.
//!
//! The deferred chunk imports everything else that it needs from the initial chunk, which `initial`
//! writes.

use crate::IMPORT_MODULE;
use crate::initial::{shared_items, slot, write_elements};
use crate::problem::Problem;
use crate::program::{FEATURES, FUNCTION, GLOBAL, MEMORY, Program, TABLE};
use crate::reach::Plan;
use std::collections::BTreeMap;
use wasm_encoder::reencode::{Error, Reencode};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, ElementSection, EntityType,
    FunctionSection, ImportSection, Module, TypeSection,
};

pub(crate) fn write(program: &Program<'_>, plan: &Plan) -> Result<Vec<u8>, Problem> {
    let order = plan.exported.iter().chain(&plan.deferred);
    let order = order.chain(&plan.copied).copied();
    let indices = order.zip(0u32..).collect();
    let mut writer = DeferredWriter { indices };
    let written = writer.module(program, plan);
    written.map_err(|error| Problem::Unreadable(error.to_string()))
}

/// Encodes function bodies with the indices of the deferred chunk. `indices` maps the index of a
/// function in the program to its index in the deferred chunk, where imported functions come first.
struct DeferredWriter {
    indices: BTreeMap<u32, u32>,
}

impl Reencode for DeferredWriter {
    type Error = std::convert::Infallible;

    fn function_index(&mut self, function: u32) -> Result<u32, Error<Self::Error>> {
        // Function bodies in the deferred chunk refer only to deferred, copied and imported
        // functions, all of which have an entry.
        Ok(self.indices.get(&function).copied().unwrap_or(u32::MAX))
    }
}

type Written<T> = Result<T, Error<std::convert::Infallible>>;

impl DeferredWriter {
    fn module(&mut self, program: &Program<'_>, plan: &Plan) -> Written<Vec<u8>> {
        let mut module = Module::new();
        module.section(&self.types(program)?);
        module.section(&self.imports(program, plan)?);
        let mut functions = FunctionSection::new();
        let mut code = CodeSection::new();
        for function in plan.deferred.iter().chain(&plan.copied) {
            functions.function(kind_of(program, *function));
            let index = function.checked_sub(program.import_count);
            if let Some(body) = index.and_then(|index| program.bodies.get(index as usize)) {
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
        for ((kind, number), name) in shared_items(program, plan) {
            let index = number as usize;
            let entity = match kind {
                FUNCTION => Some(EntityType::Function(kind_of(program, number))),
                TABLE => match program.tables.get(index) {
                    Some(table) => {
                        let mut table = self.table_type(*table)?;
                        // The table of the initial chunk is larger than that of the program, so the
                        // old maximum is too low.
                        table.maximum = None;
                        Some(EntityType::Table(table))
                    }
                    None => None,
                },
                MEMORY => match program.memories.get(index) {
                    Some(memory) => Some(EntityType::Memory(self.memory_type(*memory)?)),
                    None => None,
                },
                GLOBAL => match program.globals.get(index) {
                    Some(global) => Some(EntityType::Global(self.global_type(*global)?)),
                    None => None,
                },
                _ => None,
            };
            if let Some(entity) = entity {
                imports.import(IMPORT_MODULE, &name, entity);
            }
        }
        Ok(imports)
    }

    /// Puts each split function into the slot through which the initial chunk calls it, and fills
    /// the other slots that belong to deferred functions.
    fn elements(&mut self, program: &Program<'_>, plan: &Plan) -> Written<ElementSection> {
        let deferred = plan.empty_slots.iter().filter_map(|slot| {
            let function = program.slots.get(slot);
            let function = function.filter(|function| plan.deferred.contains(function));
            function.map(|function| (*slot, *function))
        });
        let start = slot(program, 0) as u32;
        let split_points = (start..).zip(plan.split_points.iter().copied());
        let mut slots = Vec::new();
        for (slot, function) in deferred.chain(split_points) {
            slots.push((slot, self.function_index(function)?));
        }
        let mut elements = ElementSection::new();
        write_elements(&mut elements, program.table, slots.into_iter());
        Ok(elements)
    }
}

/// Returns the data section with the deferred data. Adjacent objects form one segment.
fn data(program: &Program<'_>, plan: &Plan) -> DataSection {
    let mut segments: Vec<(u32, Vec<u8>)> = Vec::new();
    for (address, size) in &plan.data {
        let before = program.data.range(..=address).next_back();
        let bytes = before.and_then(|(start, bytes)| {
            let from = (address - start) as usize;
            let to = from.checked_add(*size as usize)?;
            bytes.get(from..to.min(bytes.len()))
        });
        let Some(bytes) = bytes else { continue };
        match segments.last_mut() {
            Some((start, segment)) if *start + segment.len() as u32 == *address => {
                segment.extend_from_slice(bytes);
            }
            _ => segments.push((*address, bytes.to_vec())),
        }
    }
    let mut section = DataSection::new();
    for (address, bytes) in segments {
        section.active(0, &ConstExpr::i32_const(address.cast_signed()), bytes);
    }
    section
}

fn kind_of(program: &Program<'_>, function: u32) -> u32 {
    let kind = program.types.get(function as usize);
    kind.copied().unwrap_or_default()
}
