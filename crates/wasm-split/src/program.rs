//! Decodes the parts of a WebAssembly program that splitting needs, such as calls, data and
//! exports.

use crate::names;
use crate::problem::Problem;
use std::collections::{BTreeMap, BTreeSet};
use wasmparser::{
    CompositeInnerType, ConstExpr, CustomSectionReader, Data, DataKind, Element, ElementItems,
    ElementKind, Export, ExternalKind, FunctionBody, GlobalType, KnownCustom, MemoryType, Name,
    Operator, Parser, Payload, SubType, TableType, TypeRef,
};

/// The parts of a program that splitting needs.
#[derive(Debug, Default)]
pub struct Program<'b> {
    pub(crate) bytes: &'b [u8],
    /// The number of imported functions. Their indices precede those of the other functions.
    pub(crate) import_count: u32,
    /// The type of each function, imported functions first.
    pub(crate) types: Vec<u32>,
    /// The number of parameters of each type; 0 for types that are not functions.
    pub(crate) parameter_counts: Vec<u32>,
    /// The bodies of the functions, in order. Imported functions have none.
    pub(crate) bodies: Vec<FunctionBody<'b>>,
    /// For each function with a body, the functions that it refers to.
    pub(crate) calls: Vec<BTreeSet<u32>>,
    /// For each function with a body, its constants and the offsets of its loads and stores. Any of
    /// these numbers may be an address or a table slot.
    pub(crate) constants: Vec<BTreeSet<u32>>,
    /// Functions that are called from outside the program: exports and the start function.
    pub(crate) roots: BTreeSet<u32>,
    /// The functions in the table, by slot.
    pub(crate) slots: BTreeMap<u32, u32>,
    /// The initial contents of the memory, by address.
    pub(crate) data: BTreeMap<u32, &'b [u8]>,
    /// The names of functions as written in Rust, without hashes.
    pub(crate) names: BTreeMap<u32, String>,
    pub(crate) tables: Vec<TableType>,
    pub(crate) memories: Vec<MemoryType>,
    pub(crate) globals: Vec<GlobalType>,
    /// The names of exports, by kind and index.
    pub(crate) exports: BTreeMap<(u8, u32), String>,
    /// The custom section that lists the features the program uses. wasm-opt reads it.
    pub(crate) features: Option<&'b [u8]>,
    /// The index of the table for indirect calls.
    pub(crate) table: u32,
}

pub(crate) const FEATURES: &str = "target_features";

/// The kinds of exports, with their numbers in the WebAssembly format.
pub(crate) const FUNCTION: u8 = 0;
pub(crate) const TABLE: u8 = 1;
pub(crate) const MEMORY: u8 = 2;
pub(crate) const GLOBAL: u8 = 3;

impl<'b> Program<'b> {
    /// Decodes a program that still has the names of its functions.
    ///
    /// # Errors
    /// Fails if the bytes are not WebAssembly, or the program has something that cannot be split.
    pub fn read(bytes: &'b [u8]) -> Result<Self, Problem> {
        let mut program = Self {
            bytes,
            ..Self::default()
        };
        for payload in Parser::new(0).parse_all(bytes) {
            program.read_payload(payload?)?;
        }
        Ok(program)
    }

    /// Returns the number of functions, not counting imports.
    pub fn len(&self) -> usize {
        self.bodies.len()
    }

    /// Whether the program has no functions, not counting imports.
    pub fn is_empty(&self) -> bool {
        self.bodies.is_empty()
    }

    fn read_payload(&mut self, payload: Payload<'b>) -> Result<(), Problem> {
        match payload {
            Payload::TypeSection(types) => {
                for group in types {
                    let counts = group?.into_types().map(|kind| parameter_count(&kind));
                    self.parameter_counts.extend(counts);
                }
            }
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    self.add_import(import?.ty)?;
                }
            }
            Payload::FunctionSection(functions) => {
                for kind in functions {
                    self.types.push(kind?);
                }
            }
            Payload::TableSection(tables) => {
                for table in tables {
                    self.tables.push(table?.ty);
                }
            }
            Payload::MemorySection(memories) => {
                for memory in memories {
                    self.memories.push(memory?);
                }
            }
            Payload::GlobalSection(globals) => {
                for global in globals {
                    self.globals.push(global?.ty);
                }
            }
            Payload::TagSection(_) => return Err(Problem::Unsupported("tags")),
            Payload::ExportSection(exports) => {
                for export in exports {
                    self.add_export(&export?)?;
                }
            }
            Payload::StartSection { func, .. } => {
                self.roots.insert(func);
            }
            Payload::ElementSection(elements) => {
                for element in elements {
                    self.add_element(element?)?;
                }
            }
            Payload::DataSection(segments) => {
                for segment in segments {
                    self.add_data(&segment?)?;
                }
            }
            Payload::CodeSectionEntry(body) => self.add_body(body)?,
            Payload::CustomSection(section) => self.add_custom_section(&section)?,
            _ => {}
        }
        Ok(())
    }

    fn add_data(&mut self, segment: &Data<'b>) -> Result<(), Problem> {
        let DataKind::Active { offset_expr, .. } = &segment.kind else {
            return Err(Problem::Unsupported("passive data segments"));
        };
        self.data.insert(const_offset(offset_expr)?, segment.data);
        Ok(())
    }

    fn add_custom_section(&mut self, section: &CustomSectionReader<'b>) -> Result<(), Problem> {
        if section.name() == FEATURES {
            self.features = Some(section.data());
        }
        if let KnownCustom::Name(names) = section.as_known() {
            for name in names {
                self.add_names(name?)?;
            }
        }
        Ok(())
    }

    fn add_export(&mut self, export: &Export<'_>) -> Result<(), Problem> {
        let kind = match export.kind {
            ExternalKind::Func => FUNCTION,
            ExternalKind::Table => TABLE,
            ExternalKind::Memory => MEMORY,
            ExternalKind::Global => GLOBAL,
            _ => return Err(Problem::Unsupported("an export of an unknown kind")),
        };
        if kind == FUNCTION {
            self.roots.insert(export.index);
        }
        let name = export.name.to_owned();
        self.exports.insert((kind, export.index), name);
        Ok(())
    }

    fn add_element(&mut self, element: Element<'b>) -> Result<(), Problem> {
        let ElementKind::Active {
            table_index,
            offset_expr,
        } = &element.kind
        else {
            let unsupported = "passive or declared element segments";
            return Err(Problem::Unsupported(unsupported));
        };
        self.table = table_index.unwrap_or_default();
        self.add_elements(const_offset(offset_expr)?, element.items)
    }

    fn add_import(&mut self, kind: TypeRef) -> Result<(), Problem> {
        match kind {
            TypeRef::Func(kind) => {
                self.types.push(kind);
                self.import_count += 1;
            }
            TypeRef::Table(kind) => self.tables.push(kind),
            TypeRef::Memory(kind) => self.memories.push(kind),
            TypeRef::Global(kind) => self.globals.push(kind),
            _ => return Err(Problem::Unsupported("an import of an unknown kind")),
        }
        Ok(())
    }

    fn add_elements(&mut self, from: u32, items: ElementItems<'b>) -> Result<(), Problem> {
        let ElementItems::Functions(functions) = items else {
            return Err(Problem::Unsupported("element expressions"));
        };
        for (slot, function) in (from..).zip(functions) {
            self.slots.insert(slot, function?);
        }
        Ok(())
    }

    fn add_body(&mut self, body: FunctionBody<'b>) -> Result<(), Problem> {
        let (mut calls, mut constants) = (BTreeSet::new(), BTreeSet::new());
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::I32Const { value } => {
                    constants.insert(value.cast_unsigned());
                }
                // The compiler may combine two 32-bit values in one 64-bit constant.
                Operator::I64Const { value } => {
                    constants.insert(value as u32);
                    constants.insert((value >> 32) as u32);
                }
                Operator::I32Load { memarg }
                | Operator::I64Load { memarg }
                | Operator::F32Load { memarg }
                | Operator::F64Load { memarg }
                | Operator::I32Load8S { memarg }
                | Operator::I32Load8U { memarg }
                | Operator::I32Load16S { memarg }
                | Operator::I32Load16U { memarg }
                | Operator::I64Load8S { memarg }
                | Operator::I64Load8U { memarg }
                | Operator::I64Load16S { memarg }
                | Operator::I64Load16U { memarg }
                | Operator::I64Load32S { memarg }
                | Operator::I64Load32U { memarg }
                | Operator::I32Store { memarg }
                | Operator::I64Store { memarg }
                | Operator::F32Store { memarg }
                | Operator::F64Store { memarg }
                | Operator::I32Store8 { memarg }
                | Operator::I32Store16 { memarg }
                | Operator::I64Store8 { memarg }
                | Operator::I64Store16 { memarg }
                | Operator::I64Store32 { memarg } => {
                    constants.insert(memarg.offset as u32);
                }
                Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } => {
                    calls.insert(function_index);
                }
                Operator::MemoryInit { .. } | Operator::DataDrop { .. } => {
                    return Err(Problem::Unsupported("`memory.init` or `data.drop`"));
                }
                Operator::TableInit { .. } | Operator::ElemDrop { .. } => {
                    return Err(Problem::Unsupported("`table.init` or `elem.drop`"));
                }
                _ => {}
            }
        }
        self.calls.push(calls);
        self.constants.push(constants);
        self.bodies.push(body);
        Ok(())
    }

    fn add_names(&mut self, name: Name<'b>) -> Result<(), Problem> {
        if let Name::Function(names) = name {
            for naming in names {
                let naming = naming?;
                self.names
                    .insert(naming.index, names::readable(naming.name));
            }
        }
        Ok(())
    }
}

/// Returns the number of parameters of a function type; 0 for other types.
fn parameter_count(kind: &SubType) -> u32 {
    match &kind.composite_type.inner {
        CompositeInnerType::Func(function) => function.params().len() as u32,
        _ => 0,
    }
}

/// Decodes the constant offset of an element or data segment.
pub(crate) fn const_offset(expression: &ConstExpr<'_>) -> Result<u32, Problem> {
    match expression.get_operators_reader().read()? {
        Operator::I32Const { value } => Ok(value.cast_unsigned()),
        _ => Err(Problem::Unsupported(
            "a segment offset that is not a constant",
        )),
    }
}
