//! Reading: what is a value, what is none, and where it goes wrong.

use super::*;

fn problem(text: &str) -> (usize, &'static str) {
    match parse(text) {
        Err(Fault::Syntax { at, problem }) => (at, problem),
        other => panic!("{text}: {other:?}"),
    }
}

#[test]
fn every_kind_of_value_is_read() {
    let text =
        " {\"a\" : [null,true, false ,-0.5e+10,0,\"x\\n\\u00e9\\ud83d\\ude00\\/\"], \"\":{},\"a\":[]}\n";
    let list = vec![
        Value::Null,
        Value::Bool(true),
        Value::Bool(false),
        Value::Number("-0.5e+10"),
        Value::Number("0"),
        Value::Text("x\né😀/".into()),
    ];
    let fields = vec![
        ("a".into(), Value::List(list)),
        (String::new(), Value::Map(vec![])),
        ("a".into(), Value::List(vec![])),
    ];
    assert_eq!(parse(text), Ok(Value::Map(fields)));
}

#[test]
fn what_is_no_json_is_refused_where_it_goes_wrong() {
    let table = [
        ("", 0, "it ends in the middle"),
        ("[1,", 3, "it ends in the middle"),
        ("[1", 2, "it ends in the middle"),
        ("{\"a\"", 4, "it ends in the middle"),
        ("{\"a\":1", 6, "it ends in the middle"),
        ("\"a\\u12", 6, "it ends in the middle"),
        ("tru", 3, "it ends in the middle"),
        ("nulx", 3, "no value stands where one belongs"),
        ("NaN", 0, "no value stands where one belongs"),
        ("\u{FEFF}1", 0, "no value stands where one belongs"),
        ("[1 2]", 3, "a comma or a closing bracket is missing"),
        ("[1,]", 3, "nothing stands behind a comma"),
        ("[,1]", 1, "no value stands where one belongs"),
        ("{,}", 1, "a name in quotation marks is missing"),
        ("{1:2}", 1, "a name in quotation marks is missing"),
        ("{\"a\" 1}", 5, "a colon is missing after a name"),
        ("{\"a\":1]", 6, "a comma or a closing bracket is missing"),
        ("01", 1, "a number is not written as one"),
        ("-x", 1, "a number is not written as one"),
        ("1.", 2, "it ends in the middle"),
        ("1e+", 3, "it ends in the middle"),
        ("\"\\x\"", 2, "what stands behind a backslash means nothing"),
        ("\"\\u+123\"", 3, "what stands behind a backslash means nothing"),
        ("\"a\nb\"", 2, "a text breaks off at the end of the line"),
        ("1 2", 2, "something stands behind the end"),
        ("\"\\ud800\"", 0, "half of a character stands in it"),
    ];
    for (text, at, words) in table {
        assert_eq!(problem(text), (at, words), "{text}");
    }
}

#[test]
fn nesting_is_held_to_a_depth() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(MAX_DEPTH)).is_ok());
    for deep in [nested(MAX_DEPTH + 1), "[".repeat(100_000)] {
        assert_eq!(parse(&deep), Err(Fault::TooDeep { at: MAX_DEPTH }));
    }
    let deep = "{\"\":".repeat(100_000);
    assert_eq!(Reader::new(&deep, 0).skip(), Err(Fault::TooDeep { at: MAX_DEPTH * 4 }));
    assert!(parse(&format!("[{}[]]", "[],".repeat(1000))).is_ok(), "what is closed is not counted");
}

#[test]
fn halves_of_surrogate_pairs_are_replaced_and_counted() {
    let text = r#""\ud83d\ude00 \ud83d \ude00 \ud83d\ud83d\ude00 \\ud83d \ud83d\n""#;
    let mut reader = Reader::new(text, 0);
    let read = "😀 \u{FFFD} \u{FFFD} \u{FFFD}😀 \\ud83d \u{FFFD}\n";
    assert_eq!(reader.value(), Ok(Value::Text(read.into())));
    assert_eq!(reader.halves(), 4);
}

#[test]
fn a_text_is_read_step_by_step_without_holding_it() {
    let text = r#"{"skipped": [1, {"x": "]"}], "list": [ 2,"x" ]} "#;
    let mut reader = Reader::new(text, 0);
    reader.open().unwrap();
    assert_eq!(reader.next_name(), Ok(Some("skipped".into())));
    assert_eq!(reader.skip().map(|span| &text[span]), Ok(r#"[1, {"x": "]"}]"#));
    assert_eq!(reader.next_name(), Ok(Some("list".into())));
    assert_eq!(reader.peek(), Some(b'['));
    reader.open().unwrap();
    assert_eq!(reader.next_item(), Ok(true));
    assert_eq!(reader.skip().map(|span| &text[span]), Ok("2"));
    assert_eq!(reader.next_item(), Ok(true));
    assert_eq!(reader.value(), Ok(Value::Text("x".into())));
    assert_eq!(reader.next_item(), Ok(false));
    assert_eq!(reader.next_name(), Ok(None));
    assert_eq!(reader.end(), Ok(()));
}

#[test]
fn a_position_has_a_line_and_a_column() {
    assert_eq!(position("ab\ncd", 4), (2, 2));
    assert_eq!(position("", 9), (1, 1));
}
