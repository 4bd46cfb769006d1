//! Evaluates or times the benchmark's rules natively, with the guide's engine and with the
//! hand-written evaluator. `bench/engines/native.mjs` runs this binary.
//! Usage: bench-engine rows|time FOLDER SIZE
//!
//! `rows` prints the results of the engine, then those of the hand-written evaluator, with one line
//! for each answer set. `time` times the two in turns. It prints the microseconds that the engine
//! takes to evaluate all rules for one answer set, then those that the hand-written evaluator
//! takes. Each number is from the fastest turn, because other load on the machine only makes a turn
//! slower.

use bench_engine::{GuideEngine, HandWrittenEvaluator, Input};
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// The number of turns for each evaluator. Each turn lasts at least `TURN_SECONDS`.
const TURNS: usize = 7;
const TURN_SECONDS: f64 = 0.03;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let result = match arguments.as_slice() {
        [command, folder, size] => run(command, Path::new(folder), size),
        _ => Err("usage: bench-engine rows|time FOLDER SIZE".to_owned()),
    };
    result.map_or_else(
        |error| {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

fn run(command: &str, folder: &Path, size: &str) -> Result<(), String> {
    let read = |name: String| {
        std::fs::read_to_string(folder.join(&name)).map_err(|error| format!("{name}: {error}"))
    };
    let input = Input::parse(
        &read(format!("rules-{size}.json"))?,
        &read("answers.json".into())?,
    )?;
    let mut guide = GuideEngine::new(&input)?;
    let mut hand_written = HandWrittenEvaluator::new(&input)?;
    match command {
        "rows" => {
            let (guide, hand_written) = (guide.rows(), hand_written.rows());
            println!("{}\n{}", guide.join("\n"), hand_written.join("\n"));
        }
        "time" => {
            let (mut guide_times, mut hand_written_times) = (Vec::new(), Vec::new());
            for _ in 0..TURNS {
                guide_times.push(microseconds(|sets| guide.run(sets)));
                hand_written_times.push(microseconds(|sets| hand_written.run(sets)));
            }
            println!("{} {}", fastest(&guide_times), fastest(&hand_written_times));
        }
        other => return Err(format!("unknown command \"{other}\"; use rows or time")),
    }
    Ok(())
}

/// Doubles the number of answer sets until one call of `run` lasts at least [`TURN_SECONDS`].
/// Returns the microseconds that this call took for each answer set.
fn microseconds(mut run: impl FnMut(usize) -> usize) -> f64 {
    let mut sets = 16;
    loop {
        let start = Instant::now();
        black_box(run(black_box(sets)));
        let took = start.elapsed().as_secs_f64();
        if took >= TURN_SECONDS {
            return took * 1e6 / sets as f64;
        }
        sets *= 2;
    }
}

fn fastest(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}
