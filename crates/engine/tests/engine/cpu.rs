//! Time limits for tests. The limits hold on fast and slow machines, because they are multiples of
//! the unit, which is the CPU time of a fixed piece of work on the same machine.
//!
//! Unlike elapsed time, the CPU time of a thread does not include the time in which other processes
//! run.

use guide_engine::catalog::Catalog;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// The number of times that [`within`] tries the work. The test fails only if every try exceeds the
/// limit.
const TRIES: usize = 3;

/// Measures the CPU time of one thread.
struct Clock {
    /// The file with the scheduler's statistics of the thread. If the system has no such file, this
    /// is `None`, and the clock measures elapsed time.
    statistics: Option<PathBuf>,
    start: Instant,
}

impl Clock {
    fn of_this_thread() -> Self {
        let thread = fs::read_link("/proc/thread-self").ok();
        let statistics = thread.map(|thread| Path::new("/proc").join(thread).join("schedstat"));
        Self {
            statistics: statistics.filter(|path| path.exists()),
            start: Instant::now(),
        }
    }

    /// Returns the CPU time that the thread has used so far, or `None` if the thread has ended.
    /// Without statistics, returns the time since the clock was made.
    fn read(&self) -> Option<Duration> {
        let Some(path) = &self.statistics else {
            return Some(self.start.elapsed());
        };
        let text = fs::read_to_string(path).ok()?;
        let nanoseconds = text.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(nanoseconds))
    }
}

/// Runs the closure and returns the CPU time that it took and its result.
fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let clock = Clock::of_this_thread();
    let start = clock.read().unwrap_or_default();
    let result = run();
    let end = clock.read().unwrap_or_default();
    (end.saturating_sub(start), result)
}

/// Returns the unit: the CPU time of linking the shipped content, measured as the fastest of five
/// tries, but at least 100 microseconds.
fn unit() -> Duration {
    static UNIT: OnceLock<Duration> = OnceLock::new();
    *UNIT.get_or_init(|| {
        let catalog = crate::content();
        let link = || Catalog::link(catalog.document().clone()).map(drop);
        let tries = (0..5).map(|_| timed(link).0);
        tries.min().unwrap().max(Duration::from_micros(100))
    })
}

/// Runs the work and returns its result. Panics if the work takes at least `units` times as long as
/// linking the shipped content.
///
/// Other processes can slow down a try, because they share the processors and the caches. So the
/// fastest of three tries counts.
pub fn within<T>(units: u32, what: &str, run: impl Fn() -> T) -> T {
    let limit = unit() * units;
    let mut fastest = Duration::MAX;
    for _ in 0..TRIES {
        let (took, result) = timed(&run);
        fastest = fastest.min(took);
        if fastest < limit {
            return result;
        }
    }
    panic!("{what} took {fastest:?}, more than {units} units: {limit:?}");
}

/// Like [`within`], for work that may never end. The work runs once, on a thread of its own, while
/// the calling thread checks the CPU time of the working thread.
pub fn ends_within<T: Send + 'static>(
    units: u32,
    what: &str,
    run: impl FnOnce() -> T + Send + 'static,
) -> T {
    let limit = unit() * units;
    let (send, receive) = channel();
    let (send_clock, receive_clock) = channel();
    let worker = thread::spawn(move || {
        // Read the shipped content before the clock starts, because reading it is not part of the
        // work.
        crate::content();
        let clock = Clock::of_this_thread();
        let start = clock.read().unwrap_or_default();
        send_clock.send((clock, start)).unwrap();
        send.send(run()).unwrap();
    });
    let worker_clock = receive_clock.recv();
    loop {
        match receive.recv_timeout(Duration::from_millis(20)) {
            Ok(result) => {
                println!("{what} took less than {units} units: {limit:?}");
                worker.join().unwrap();
                return result;
            }
            Err(RecvTimeoutError::Disconnected) => panic!("{what} panicked"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Ok((clock, start)) = &worker_clock
            && let Some(now) = clock.read()
        {
            let took = now.saturating_sub(*start);
            assert!(
                took < limit,
                "{what} took {took:?}, more than {units} units: {limit:?}"
            );
        }
    }
}
