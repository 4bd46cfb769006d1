//! A program is cut where it says `later`, and both parts are programs.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use guide_parts::{FIRST, Notes, Problem, Program, cut};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    Function, FunctionSection, ImportSection, MemorySection, MemoryType, Module, NameMap,
    NameSection, RefType, TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{ExternalKind, Parser, Payload, TypeRef, Validator};

const CUT: &str = "_ZN5guide2ui5later4page17h0123456789abcdefE";

/// A program of five functions: 0 imported; 1 exported, calls 2 and the cut 3; 3 calls 4, 2 and 0; 5 is in the table.
fn program(name_of_3: &str) -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    module.section(&types);
    let mut imports = ImportSection::new();
    imports.import("outside", "told", EntityType::Function(0));
    module.section(&imports);
    let mut functions = FunctionSection::new();
    for _ in 1..=5 {
        functions.function(0);
    }
    module.section(&functions);
    let mut tables = TableSection::new();
    tables.table(TableType {
        element_type: RefType::FUNCREF,
        minimum: 1,
        maximum: Some(1),
        table64: false,
        shared: false,
    });
    module.section(&tables);
    let mut memories = MemorySection::new();
    memories.memory(MemoryType {
        minimum: 1,
        maximum: None,
        memory64: false,
        shared: false,
        page_size_log2: None,
    });
    module.section(&memories);
    let mut exports = ExportSection::new();
    exports.export("memory", ExportKind::Memory, 0);
    exports.export("start", ExportKind::Func, 1);
    module.section(&exports);
    let mut elements = ElementSection::new();
    elements.active(
        None,
        &ConstExpr::i32_const(0),
        Elements::Functions([5].as_slice().into()),
    );
    module.section(&elements);
    let mut code = CodeSection::new();
    for callees in [&[2, 3][..], &[], &[4, 2, 0], &[], &[]] {
        let mut body = Function::new([]);
        body.instructions().local_get(0);
        for callee in callees {
            body.instructions().call(*callee);
        }
        body.instructions().end();
        code.function(&body);
    }
    module.section(&code);
    let mut names = NameMap::new();
    names.append(3, name_of_3);
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module.finish()
}

fn imports(part: &[u8]) -> Vec<(String, String, bool)> {
    let payloads = Parser::new(0).parse_all(part).map(Result::unwrap);
    let sections = payloads.filter_map(|payload| match payload {
        Payload::ImportSection(section) => Some(section),
        _ => None,
    });
    sections
        .flat_map(|section| section.into_imports().map(Result::unwrap))
        .map(|import| {
            let is_function = matches!(import.ty, TypeRef::Func(_));
            (
                import.module.to_owned(),
                import.name.to_owned(),
                is_function,
            )
        })
        .collect()
}

fn exports(part: &[u8]) -> Vec<(String, ExternalKind)> {
    let payloads = Parser::new(0).parse_all(part).map(Result::unwrap);
    let sections = payloads.filter_map(|payload| match payload {
        Payload::ExportSection(section) => Some(section),
        _ => None,
    });
    sections
        .flatten()
        .map(Result::unwrap)
        .map(|export| (export.name.to_owned(), export.kind))
        .collect()
}

#[test]
fn both_parts_are_programs_and_fit_together() {
    let bytes = program(CUT);
    let parts = cut(&Program::read(&bytes).unwrap(), &Notes::default()).unwrap();
    for part in [&parts.first, &parts.later] {
        Validator::new().validate_all(part).unwrap();
    }
    // The cut and what only it calls; what the first part calls too, and what is in the table, stay.
    assert_eq!((parts.moved, parts.cuts), (2, 1));
    let exported = exports(&parts.first);
    let imported = imports(&parts.later);
    assert!(imported.iter().all(|(from, ..)| from == FIRST));
    for (_, name, _) in &imported {
        assert!(exported.iter().any(|(other, _)| other == name), "{name}");
    }
    // Two functions: the one that both call, and the one from outside.
    assert_eq!(
        imported.iter().filter(|(.., function)| *function).count(),
        2
    );
    assert!(exported.iter().any(|(name, _)| name == "start"));
}

#[test]
fn the_table_has_room_for_every_cut() {
    let bytes = program(CUT);
    let parts = cut(&Program::read(&bytes).unwrap(), &Notes::default()).unwrap();
    let sizes = Parser::new(0)
        .parse_all(&parts.first)
        .filter_map(|payload| match payload.unwrap() {
            Payload::TableSection(tables) => {
                let table = tables.into_iter().next().unwrap().unwrap().ty;
                Some((table.initial, table.maximum))
            }
            _ => None,
        });
    assert_eq!(sizes.collect::<Vec<_>>(), [(2, Some(2))]);
}

#[test]
fn a_program_without_cuts_is_refused() {
    let nested = CUT.replace("17h0123", "28_$u7b$$u7b$closure$u7d$$u7d$17h0123");
    for name in ["_ZN5guide2ui5pages4page17h0123456789abcdefE", &nested, ""] {
        let bytes = program(name);
        let refused = cut(&Program::read(&bytes).unwrap(), &Notes::default()).unwrap_err();
        assert!(matches!(refused, Problem::NoCut), "{name}: {refused}");
    }
    assert!(Program::read(b"no program").is_err());
}
