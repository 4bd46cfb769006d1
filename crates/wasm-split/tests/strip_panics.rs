//! Tests that a program without panic messages still reports that it failed, that imports and
//! mangled exports get short names, and that a program without `fault::report` is rejected.

#![allow(clippy::unwrap_used, clippy::panic, missing_docs)]

use guide_wasm_split::{Problem, Program, strip_panics};
use wasm_encoder::{
    CodeSection, EntityType, ExportKind, ExportSection, Function, FunctionSection, ImportSection,
    Module, NameMap, NameSection, TypeSection,
};
use wasmparser::{Operator, Parser, Payload, Validator};

const REPORT: &str = "_ZN5guide5embed5fault6report17h0123456789abcdefE";

/// Returns a program with five functions. Function 0 is imported, function 1 reports the failure if
/// its name is [`REPORT`], function 2 is the panic handler, function 3 only panics, and function 4
/// panics or returns.
fn program(name_of_1: &str) -> Vec<u8> {
    let mut module = Module::new();
    let mut types = TypeSection::new();
    types.ty().function([], []);
    module.section(&types);
    let mut imports = ImportSection::new();
    imports.import(
        "./bindings.js",
        "__wbg_notify_0123",
        EntityType::Function(0),
    );
    module.section(&imports);
    let mut functions = FunctionSection::new();
    for _ in 1..=4 {
        functions.function(0);
    }
    module.section(&functions);
    let mut exports = ExportSection::new();
    exports.export("start", ExportKind::Func, 4);
    exports.export("_ZN6invoke17h0123456789abcdefE", ExportKind::Func, 3);
    module.section(&exports);
    let mut code = CodeSection::new();
    for function in 1..=4 {
        let mut body = Function::new([]);
        let mut instructions = body.instructions();
        match function {
            1 => instructions.call(0),
            2 => instructions.call(0).call(0).unreachable(),
            3 => instructions.call(0).call(2).unreachable(),
            _ => instructions.i32_const(0).br_if(0).call(3).unreachable(),
        };
        body.instructions().end();
        code.function(&body);
    }
    module.section(&code);
    let mut names = NameMap::new();
    names.append(1, name_of_1);
    names.append(2, "_RNvCsfLfy6EI15iL_7___rustc17rust_begin_unwind");
    let mut section = NameSection::new();
    section.functions(&names);
    module.section(&section);
    module.finish()
}

/// Returns, for each function body, the functions that it calls.
fn calls(program: &[u8]) -> Vec<Vec<u32>> {
    let payloads = Parser::new(0).parse_all(program).map(Result::unwrap);
    let bodies = payloads.filter_map(|payload| match payload {
        Payload::CodeSectionEntry(body) => Some(body),
        _ => None,
    });
    let called = |operator| match operator {
        Operator::Call { function_index } => Some(function_index),
        _ => None,
    };
    bodies
        .map(|body| {
            let operators = body.get_operators_reader().unwrap().into_iter();
            operators.map(Result::unwrap).filter_map(called).collect()
        })
        .collect()
}

#[test]
fn functions_that_only_panic_report_the_failure_and_trap() {
    let bytes = program(REPORT);
    let stripped = strip_panics(&Program::read(&bytes).unwrap()).unwrap();
    Validator::new().validate_all(&stripped).unwrap();
    assert_eq!(calls(&bytes), [vec![0], vec![0, 0], vec![0, 2], vec![3]]);
    assert_eq!(calls(&stripped), [vec![0], vec![1], vec![1], vec![3]]);
}

#[test]
fn imports_get_numbered_names() {
    let stripped = strip_panics(&Program::read(&program(REPORT)).unwrap()).unwrap();
    let payloads = Parser::new(0).parse_all(&stripped).map(Result::unwrap);
    let imports = payloads.filter_map(|payload| match payload {
        Payload::ImportSection(section) => Some(section),
        _ => None,
    });
    let imports = imports.flat_map(|section| section.into_imports().map(Result::unwrap));
    let names: Vec<_> = imports
        .map(|import| (import.module.to_owned(), import.name.to_owned()))
        .collect();
    assert_eq!(names, [("i".to_owned(), "i0".to_owned())]);
}

#[test]
fn exports_with_mangled_names_get_numbered_names() {
    let stripped = strip_panics(&Program::read(&program(REPORT)).unwrap()).unwrap();
    let payloads = Parser::new(0).parse_all(&stripped).map(Result::unwrap);
    let exports = payloads.filter_map(|payload| match payload {
        Payload::ExportSection(section) => Some(section),
        _ => None,
    });
    let exports = exports.flat_map(|section| section.into_iter().map(Result::unwrap));
    let found: Vec<_> = exports.map(|export| (export.name, export.index)).collect();
    assert_eq!(found, [("start", 4), ("w0", 3)]);
}

#[test]
fn rejects_a_program_without_a_report_function() {
    let bytes = program("_ZN5guide5embed5other6report17h0123456789abcdefE");
    let problem = strip_panics(&Program::read(&bytes).unwrap()).unwrap_err();
    assert!(matches!(problem, Problem::NoFaultReport), "{problem}");
}
