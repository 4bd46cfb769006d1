//! A program is cut where it says `deferred`, and both parts are programs.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use guide_wasm_split::{FIRST, Notes, Problem, Program, cut};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, ElementSection,
    Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    LinkingSection, MemorySection, MemoryType, Module, NameMap, NameSection, RefType, SymbolTable,
    TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{DataKind, ExternalKind, Operator, Parser, Payload, TypeRef, Validator};

const CUT: &str = "_ZN5guide2ui8deferred4page17h0123456789abcdefE";

/// Too long to be had twice.
const LONG: usize = 80;

/// Where the data are: four bytes that function 1 reads, four that 3 reads, and four that 3 reads and that name 5.
const DATA: [i32; 3] = [1024, 1028, 1032];

/// A program of five functions: 0 imported; 1 exported, calls 2 and the cut 3; 3 calls 4, 2 and 0; 5 is in the table.
fn program(name_of_3: &str, length_of_2: usize) -> Vec<u8> {
    made(name_of_3, length_of_2).finish()
}

fn made(name_of_3: &str, length_of_2: usize) -> Module {
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
        let reads = match callees {
            [2, 3] => &DATA[..1],
            [4, ..] => &DATA[1..],
            _ => &[],
        };
        for address in reads {
            body.instructions().i32_const(*address).drop();
        }
        body.instructions().local_get(0);
        for callee in callees {
            body.instructions().call(*callee);
        }
        // Of the short functions the first is 2.
        for _ in 0..if code.len() == 1 { length_of_2 } else { 0 } {
            body.instructions().nop();
        }
        body.instructions().end();
        code.function(&body);
    }
    module.section(&code);
    let mut data = DataSection::new();
    data.active(0, &ConstExpr::i32_const(DATA[0]), *b"aaaabbbb\0\0\0\0");
    module.section(&data);
    let mut names = NameMap::new();
    names.append(3, name_of_3);
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module
}

/// The same with what the linker tells of its data.
fn linked() -> Vec<u8> {
    let mut module = made(CUT, LONG);
    let mut symbols = SymbolTable::new();
    for (position, name) in ["one", "two", "three"].into_iter().enumerate() {
        let at = DataSymbolDefinition {
            index: 0,
            offset: position as u32 * 4,
            size: 4,
        };
        symbols.data(0, name, Some(at));
    }
    symbols.function(0, 5, Some("five"));
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);
    module.section(&linking);
    // In the data, the eighth section: a place in the table, after the head of the only segment.
    let in_data = [8, 1, 2, HEAD_OF_SEGMENT + 8, 3];
    // In the code, the seventh: nothing.
    for (name, notes) in [("reloc.DATA", &in_data[..]), ("reloc.CODE", &[7, 0])] {
        module.section(&CustomSection {
            name: name.into(),
            data: notes.into(),
        });
    }
    module.finish()
}

/// How many there are, the kind, the place (an instruction, two bytes of number, the end), and how long it is.
const HEAD_OF_SEGMENT: u8 = 1 + 1 + 4 + 1;

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
    let bytes = program(CUT, LONG);
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
    let bytes = program(CUT, LONG);
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
        let bytes = program(name, LONG);
        let refused = cut(&Program::read(&bytes).unwrap(), &Notes::default()).unwrap_err();
        assert!(matches!(refused, Problem::NoCut), "{name}: {refused}");
    }
    assert!(Program::read(b"no program").is_err());
}

/// The data of a part, as they are in the memory: address and bytes.
fn data(part: &[u8]) -> Vec<(i32, Vec<u8>)> {
    let payloads = Parser::new(0).parse_all(part).map(Result::unwrap);
    let sections = payloads.filter_map(|payload| match payload {
        Payload::DataSection(section) => Some(section),
        _ => None,
    });
    let pieces = sections.flatten().map(Result::unwrap);
    pieces
        .map(|piece| {
            let DataKind::Active { offset_expr, .. } = piece.kind else {
                panic!("data without a place");
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read().unwrap()
            else {
                panic!("a place that is computed");
            };
            (value, piece.data.to_vec())
        })
        .collect()
}

#[test]
fn what_only_the_second_part_reads_comes_with_it() {
    let bytes = program(CUT, LONG);
    let notes = Notes::read(&linked()).unwrap();
    let parts = cut(&Program::read(&bytes).unwrap(), &notes).unwrap();
    for part in [&parts.first, &parts.later] {
        Validator::new().validate_all(part).unwrap();
    }
    // Function 5 is named by data alone that only 3 reads.
    assert_eq!((parts.moved, parts.data), (3, 8));
    let kept = data(&parts.first);
    assert_eq!(kept, [(DATA[0], b"aaaa\0\0\0\0\0\0\0\0".to_vec())]);
    let moved = data(&parts.later);
    assert_eq!(moved, [(DATA[1], b"bbbb\0\0\0\0".to_vec())]);
}

#[test]
fn without_notes_all_data_stay() {
    let bytes = program(CUT, LONG);
    let parts = cut(&Program::read(&bytes).unwrap(), &Notes::default()).unwrap();
    assert_eq!((parts.data, data(&parts.later)), (0, Vec::new()));
    assert_eq!(data(&parts.first).len(), 1);
}

#[test]
fn what_is_short_is_had_twice_and_not_lent() {
    let bytes = program(CUT, 0);
    let parts = cut(&Program::read(&bytes).unwrap(), &Notes::default()).unwrap();
    Validator::new().validate_all(&parts.later).unwrap();
    let imported = imports(&parts.later);
    assert_eq!(
        imported.iter().filter(|(.., function)| *function).count(),
        1
    );
}
