//! Tests that a command of `guide` exits without an error if the process that reads its output,
//! such as `head`, stops early.

use crate::{repository, temporary_path};
use std::io::Read as _;
use std::process::{Command, Stdio};

#[test]
fn a_closed_pipe_is_not_an_error() {
    let answers = temporary_path("piped.json");
    std::fs::write(&answers, "{\"challenges\": [\"gangs\"]}").unwrap();
    let answers = answers.to_str().unwrap();
    // Each of these commands prints more than the buffer of a pipe holds, so it is still writing
    // when the pipe closes.
    let commands: [&[&str]; 4] = [
        &["questions"],
        &["facts"],
        &["table", "287g/wso"],
        &["assess", "--answers", answers],
    ];
    for arguments in commands {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guide"));
        let command = command.current_dir(repository()).args(arguments);
        let command = command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut first_byte = [0];
        child
            .stdout
            .take()
            .unwrap()
            .read_exact(&mut first_byte)
            .unwrap();
        let output = child.wait_with_output().unwrap();
        let errors = String::from_utf8(output.stderr).unwrap();
        assert_eq!(
            (errors.as_str(), output.status.code()),
            ("", Some(0)),
            "{arguments:?}"
        );
    }
}
