//! Times the guide's engine and the hand-written evaluator natively, in turns.
//! `bench/engines/native.mjs` runs this program. Usage: bench-engine rows|time FOLDER SIZE
//!
//! `rows` prints the results of the engine, then those of the hand-written evaluator, with one line
//! for each answer set. `time` prints the microseconds that the engine takes to evaluate all rules
//! for one answer set, then those that the hand-written evaluator takes. Each number is from the
//! fastest turn, because other load on the machine only makes a turn slower.

use bench_engine::{ByHand, Input, Ours};
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

/// The number of turns for each evaluator. Each turn lasts at least `TURN_SECONDS`.
const TURNS: usize = 7;
const TURN_SECONDS: f64 = 0.03;

fn main() -> ExitCode {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let done = match given.as_slice() {
        [what, folder, size] => run(what, Path::new(folder), size),
        _ => Err("usage: bench-engine rows|time FOLDER SIZE".to_owned()),
    };
    done.map_or_else(
        |fault| {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}

fn run(what: &str, folder: &Path, size: &str) -> Result<(), String> {
    let read = |name: String| {
        std::fs::read_to_string(folder.join(&name)).map_err(|error| format!("{name}: {error}"))
    };
    let input = Input::read(
        &read(format!("rules-{size}.json"))?,
        &read("answers.json".into())?,
    )?;
    let (mut ours, mut by_hand) = (Ours::new(&input)?, ByHand::new(&input)?);
    match what {
        "rows" => println!("{}\n{}", ours.rows().join("\n"), by_hand.rows().join("\n")),
        "time" => {
            let (mut first, mut second) = (Vec::new(), Vec::new());
            for _ in 0..TURNS {
                first.push(microseconds(|sets| ours.run(sets)));
                second.push(microseconds(|sets| by_hand.run(sets)));
            }
            println!("{} {}", fastest(&first), fastest(&second));
        }
        other => return Err(format!("\"{other}\" is neither rows nor time")),
    }
    Ok(())
}

/// Doubles the number of answer sets until a run of `of` lasts at least [`TURN_SECONDS`]. Returns
/// the microseconds that this run took for each answer set.
fn microseconds(mut of: impl FnMut(usize) -> usize) -> f64 {
    let mut sets = 16;
    loop {
        let begun = Instant::now();
        black_box(of(black_box(sets)));
        let took = begun.elapsed().as_secs_f64();
        if took >= TURN_SECONDS {
            return took * 1e6 / sets as f64;
        }
        sets *= 2;
    }
}

fn fastest(times: &[f64]) -> f64 {
    times.iter().copied().fold(f64::INFINITY, f64::min)
}
