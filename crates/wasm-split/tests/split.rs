//! Tests that a program is split at the functions in modules named `deferred`, that each chunk has
//! the right functions and data, and that both chunks are valid.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use guide_wasm_split::{IMPORT_MODULE, Problem, Program, Relocations, split};
use wasm_encoder::{
    CodeSection, ConstExpr, CustomSection, DataSection, DataSymbolDefinition, ElementSection,
    Elements, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    LinkingSection, MemorySection, MemoryType, Module, NameMap, NameSection, RefType, SymbolTable,
    TableSection, TableType, TypeSection, ValType,
};
use wasmparser::{DataKind, ExternalKind, Operator, Parser, Payload, TypeRef, Validator};

const SPLIT_POINT: &str = "_ZN5guide2ui8deferred4page17h0123456789abcdefE";

/// The number of one-byte `nop` instructions that make function 2 too long to be duplicated into
/// both chunks.
const LONG: usize = 80;

/// The addresses of the three data objects, which have four bytes each. Function 1 reads the first
/// object, and function 3 reads the other two. In [`linked`], the third object refers to function
/// 5.
const DATA: [i32; 3] = [1024, 1028, 1032];

/// Returns a program with an imported function 0 and five functions of its own. Function 1 is
/// exported and calls functions 2 and 3. Function 3, which has the name `name_of_3`, calls
/// functions 4, 2 and 0. Function 5 is in the table.
fn program(name_of_3: &str, length_of_2: usize) -> Vec<u8> {
    module(name_of_3, length_of_2).finish()
}

fn module(name_of_3: &str, length_of_2: usize) -> Module {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([ValType::I32], [ValType::I32]);
    module.section(&types);
    let mut imports = ImportSection::new();
    imports.import("host", "notify", EntityType::Function(0));
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
    module.section(&code_section(length_of_2));
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

fn code_section(length_of_2: usize) -> CodeSection {
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
        // Function 2 is the second body.
        for _ in 0..if code.len() == 1 { length_of_2 } else { 0 } {
            body.instructions().nop();
        }
        body.instructions().end();
        code.function(&body);
    }
    code
}

/// Returns `program(SPLIT_POINT, LONG)` with the linker's symbols and relocations.
fn linked() -> Vec<u8> {
    let mut module = module(SPLIT_POINT, LONG);
    let mut symbols = SymbolTable::new();
    for (position, name) in ["one", "two", "three"].into_iter().enumerate() {
        let definition = DataSymbolDefinition {
            index: 0,
            offset: position as u32 * 4,
            size: 4,
        };
        symbols.data(0, name, Some(definition));
    }
    symbols.function(0, 5, Some("five"));
    let mut linking = LinkingSection::new();
    linking.symbol_table(&symbols);
    module.section(&linking);
    // The data section, which has index 8, has one relocation: the third object contains a table
    // slot.
    let in_data = [8, 1, 2, SEGMENT_HEADER_SIZE + 8, 3];
    // The code section, which has index 7, has no relocations.
    for (name, relocations) in [("reloc.DATA", &in_data[..]), ("reloc.CODE", &[7, 0])] {
        module.section(&CustomSection {
            name: name.into(),
            data: relocations.into(),
        });
    }
    module.finish()
}

/// The number of bytes in the data section before the data of the only segment: the number of
/// segments, the kind of the segment, its offset (an instruction, a number of two bytes, and an
/// end), and its length.
const SEGMENT_HEADER_SIZE: u8 = 1 + 1 + 4 + 1;

fn imports(chunk: &[u8]) -> Vec<(String, String, bool)> {
    let payloads = Parser::new(0).parse_all(chunk).map(Result::unwrap);
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

fn exports(chunk: &[u8]) -> Vec<(String, ExternalKind)> {
    let payloads = Parser::new(0).parse_all(chunk).map(Result::unwrap);
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
fn both_chunks_are_valid_and_their_imports_match() {
    let bytes = program(SPLIT_POINT, LONG);
    let chunks = split(&Program::read(&bytes).unwrap(), &Relocations::default()).unwrap();
    for chunk in [&chunks.initial, &chunks.deferred] {
        Validator::new().validate_all(chunk).unwrap();
    }
    // The split point and the function that only it calls are deferred. The functions that the
    // initial chunk also calls, and those in the table, are not.
    assert_eq!((chunks.deferred_functions, chunks.split_points), (2, 1));
    let exported = exports(&chunks.initial);
    let imported = imports(&chunks.deferred);
    assert!(imported.iter().all(|(module, ..)| module == IMPORT_MODULE));
    for (_, name, _) in &imported {
        assert!(exported.iter().any(|(other, _)| other == name), "{name}");
    }
    // The deferred chunk imports two functions: function 2, which both chunks call, and function 0,
    // which the program itself imports.
    assert_eq!(
        imported.iter().filter(|(.., function)| *function).count(),
        2
    );
    assert!(exported.iter().any(|(name, _)| name == "start"));
}

#[test]
fn the_table_has_a_slot_for_every_split_point() {
    let bytes = program(SPLIT_POINT, LONG);
    let chunks = split(&Program::read(&bytes).unwrap(), &Relocations::default()).unwrap();
    let sizes = Parser::new(0)
        .parse_all(&chunks.initial)
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
fn rejects_a_program_without_split_points() {
    let nested = SPLIT_POINT.replace("17h0123", "28_$u7b$$u7b$closure$u7d$$u7d$17h0123");
    for name in ["_ZN5guide2ui5pages4page17h0123456789abcdefE", &nested, ""] {
        let bytes = program(name, LONG);
        let problem = split(&Program::read(&bytes).unwrap(), &Relocations::default()).unwrap_err();
        assert!(
            matches!(problem, Problem::NoSplitPoint),
            "{name}: {problem}"
        );
    }
    assert!(Program::read(b"no program").is_err());
}

/// Returns the address and the bytes of each data segment of a chunk.
fn data(chunk: &[u8]) -> Vec<(i32, Vec<u8>)> {
    let payloads = Parser::new(0).parse_all(chunk).map(Result::unwrap);
    let sections = payloads.filter_map(|payload| match payload {
        Payload::DataSection(section) => Some(section),
        _ => None,
    });
    let segments = sections.flatten().map(Result::unwrap);
    segments
        .map(|segment| {
            let DataKind::Active { offset_expr, .. } = segment.kind else {
                panic!("a passive data segment");
            };
            let Operator::I32Const { value } = offset_expr.get_operators_reader().read().unwrap()
            else {
                panic!("an offset that is not a constant");
            };
            (value, segment.data.to_vec())
        })
        .collect()
}

#[test]
fn data_that_only_deferred_functions_read_is_deferred() {
    let bytes = program(SPLIT_POINT, LONG);
    let relocations = Relocations::read(&linked()).unwrap();
    let chunks = split(&Program::read(&bytes).unwrap(), &relocations).unwrap();
    for chunk in [&chunks.initial, &chunks.deferred] {
        Validator::new().validate_all(chunk).unwrap();
    }
    // Only the third data object refers to function 5, and only function 3 reads that object. So
    // function 5 is deferred too.
    assert_eq!((chunks.deferred_functions, chunks.deferred_data), (3, 8));
    let initial = data(&chunks.initial);
    assert_eq!(initial, [(DATA[0], b"aaaa\0\0\0\0\0\0\0\0".to_vec())]);
    let deferred = data(&chunks.deferred);
    assert_eq!(deferred, [(DATA[1], b"bbbb\0\0\0\0".to_vec())]);
}

#[test]
fn without_relocations_all_data_stays_in_the_initial_chunk() {
    let bytes = program(SPLIT_POINT, LONG);
    let chunks = split(&Program::read(&bytes).unwrap(), &Relocations::default()).unwrap();
    assert_eq!(
        (chunks.deferred_data, data(&chunks.deferred)),
        (0, Vec::new())
    );
    assert_eq!(data(&chunks.initial).len(), 1);
}

#[test]
fn short_functions_are_copied_into_the_deferred_chunk() {
    let bytes = program(SPLIT_POINT, 0);
    let chunks = split(&Program::read(&bytes).unwrap(), &Relocations::default()).unwrap();
    Validator::new().validate_all(&chunks.deferred).unwrap();
    let imported = imports(&chunks.deferred);
    assert_eq!(
        imported.iter().filter(|(.., function)| *function).count(),
        1
    );
}
