//! Tests that a command exits without an error if the program that reads its output, such as
//! `head`, stops early.

use crate::{index, repository};
use std::io::Read as _;
use std::process::{Command, Stdio};

#[test]
fn whoever_has_read_enough_is_told_of_no_fault() {
    let answers = index("piped.json");
    std::fs::write(&answers, "{\"challenges\": [\"gangs\"]}").unwrap();
    let answers = answers.to_str().unwrap();
    // Each of these commands prints more than a pipe buffers. So the command is still writing when
    // the pipe closes.
    let long: [&[&str]; 4] = [
        &["questions"],
        &["facts"],
        &["table", "287g/wso"],
        &["assess", "--answers", answers],
    ];
    for arguments in long {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guide"));
        let command = command.current_dir(repository()).args(arguments);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first = [0];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert_eq!(
            (said.as_str(), ended.status.code()),
            ("", Some(0)),
            "{arguments:?}"
        );
    }
}
