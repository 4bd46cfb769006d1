//! Benchmark of the engine (`cargo bench -p guide-engine`) on the shipped content and on larger
//! generated catalogs. It times verdicts alone, then the assessment with all explanations.

#![allow(clippy::unwrap_used, missing_docs)]

mod generated;

use criterion::{Criterion, criterion_group, criterion_main};
use guide_authoring::folder;
use guide_engine::answer::Answers;
use guide_engine::assess;
use guide_engine::catalog::Catalog;
use guide_engine::counterfactuals::counterfactuals;
use guide_engine::date::Date;
use guide_engine::explain;
use guide_engine::interview::relevance;
use guide_engine::sufficient_reasons::sufficient_reasons;
use std::hint::black_box;
use std::path::Path;
use std::time::Duration;

/// The number of answer sets. The runs cycle through all of them, so each figure is a mean over
/// these sets.
const ANSWER_SETS: usize = 64;

fn speed(criterion: &mut Criterion) {
    let content = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content");
    let shipped = folder::open(&content).unwrap();
    let catalogs = [
        ("shipped".to_owned(), shipped.clone()),
        ("130 programs".to_owned(), generated::catalog(&shipped, 130)),
        (
            "1300 programs".to_owned(),
            generated::catalog(&shipped, 1_300),
        ),
    ];
    let day: Date = "2026-11-21".parse().unwrap();
    for (name, catalog) in &catalogs {
        let answers = generated::answer_sets(catalog, ANSWER_SETS);
        let mut group = criterion.benchmark_group(name);
        group
            .sample_size(20)
            .measurement_time(Duration::from_secs(2));
        let mut next = answers.iter().cycle();
        group.bench_function("verdicts alone", |bencher| {
            bencher.iter(|| assess::verdicts(catalog, next.next().unwrap(), day));
        });
        let mut next = answers.iter().cycle();
        group.bench_function("everything", |bencher| {
            bencher.iter(|| everything(catalog, next.next().unwrap(), day));
        });
        group.finish();
    }
}

/// Computes, for one answer set, the assessment, the explanations of every verdict, and the results
/// that each question can change.
fn everything(catalog: &Catalog, answers: &Answers, day: Date) {
    let assessed = assess::assess(catalog, answers, day);
    for assessment in &assessed.agreements {
        black_box(explain::reasons(catalog, answers, &assessed, assessment));
        black_box(sufficient_reasons(
            catalog,
            answers,
            assessment.agreement,
            day,
        ));
        black_box(counterfactuals(catalog, answers, assessment.agreement, day));
    }
    for (question, _) in catalog.questions() {
        black_box(relevance(catalog, answers, question, day));
    }
}

criterion_group!(benches, speed);
criterion_main!(benches);
