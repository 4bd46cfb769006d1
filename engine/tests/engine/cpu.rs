//! Limits on work that hold on any machine: CPU time, compared with a fixed piece of work.
//!
//! The CPU time of a thread does not grow while other programs keep the machine busy, and on a slow
//! machine the fixed work takes longer as well. So a limit is a number of such pieces of work.

use guide_engine::catalog::Catalog;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

/// How often work may exceed its limit before that counts: the fastest of so many tries decides.
const TRIES: usize = 3;

/// A clock that only runs while one thread runs.
struct Clock {
    /// The scheduler's account of the thread; where there is none, the time of day stands in.
    account: Option<PathBuf>,
    start: Instant,
}

impl Clock {
    fn of_this_thread() -> Self {
        let thread = fs::read_link("/proc/thread-self").ok();
        let account = thread.map(|thread| Path::new("/proc").join(thread).join("schedstat"));
        Self {
            account: account.filter(|path| path.exists()),
            start: Instant::now(),
        }
    }

    /// How long the thread has run so far; nothing once it has ended.
    fn read(&self) -> Option<Duration> {
        let Some(path) = &self.account else {
            return Some(self.start.elapsed());
        };
        let text = fs::read_to_string(path).ok()?;
        let ran = text.split_whitespace().next()?.parse().ok()?;
        Some(Duration::from_nanos(ran))
    }
}

/// The CPU time that this takes on its thread, and what it gives.
fn timed<T>(run: impl FnOnce() -> T) -> (Duration, T) {
    let clock = Clock::of_this_thread();
    let start = clock.read().unwrap_or_default();
    let found = run();
    let end = clock.read().unwrap_or_default();
    (end.saturating_sub(start), found)
}

/// The CPU time of the fixed work: to link the shipped content. The fastest of five counts.
fn unit() -> Duration {
    static UNIT: OnceLock<Duration> = OnceLock::new();
    *UNIT.get_or_init(|| {
        let catalog = crate::content();
        let link = || Catalog::link(catalog.document().clone()).map(drop);
        let tries = (0..5).map(|_| timed(link).0);
        tries.min().unwrap().max(Duration::from_micros(100))
    })
}

/// Runs it and fails if it takes more than `units` times what linking the shipped content takes.
///
/// Caches and processors are shared, so the fastest of three tries counts.
pub fn within<T>(units: u32, what: &str, run: impl Fn() -> T) -> T {
    let limit = unit() * units;
    let mut fastest = Duration::MAX;
    for _ in 0..TRIES {
        let (took, found) = timed(&run);
        fastest = fastest.min(took);
        if fastest < limit {
            return found;
        }
    }
    panic!("{what} took {fastest:?}, more than {units} units: {limit:?}");
}

/// The same for work that may never end: it runs on a thread of its own, which is watched.
pub fn ends_within<T: Send + 'static>(
    units: u32,
    what: &str,
    run: impl FnOnce() -> T + Send + 'static,
) -> T {
    let limit = unit() * units;
    let (send, receive) = channel();
    let (send_clock, receive_clock) = channel();
    let worker = thread::spawn(move || {
        // Reading the shipped content is not part of the work.
        crate::content();
        let clock = Clock::of_this_thread();
        let start = clock.read().unwrap_or_default();
        send_clock.send((clock, start)).unwrap();
        send.send(run()).unwrap();
    });
    let watched = receive_clock.recv();
    loop {
        match receive.recv_timeout(Duration::from_millis(20)) {
            Ok(found) => {
                println!("{what}: less than {units} units, {limit:?}");
                worker.join().unwrap();
                return found;
            }
            Err(RecvTimeoutError::Disconnected) => panic!("{what}: it panicked"),
            Err(RecvTimeoutError::Timeout) => {}
        }
        if let Ok((clock, start)) = &watched
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
