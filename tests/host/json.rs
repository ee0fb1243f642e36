//! The json room against serde_json: both take and refuse the same texts and read the same in them,
//! but for what is listed here.
//!
//! - Nesting: ours ends at 64, serde_json's at 127.
//! - Numbers: ours stay text, so none is out of range.
//! - Names that repeat: ours keep all of them, serde_json the last one.
//! - Half of a surrogate pair: `parse` refuses it as serde_json does, a `Reader` replaces and counts it.

use incident_scratchpad::json::{Fault, MAX_DEPTH, Reader, Value, Writer, parse, position};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::Value as Theirs;

/// Whether ours is what serde_json read.
fn is_same(ours: &Value, theirs: &Theirs) -> bool {
    match (ours, theirs) {
        (Value::Null, Theirs::Null) => true,
        (Value::Bool(a), Theirs::Bool(b)) => a == b,
        (Value::Number(a), Theirs::Number(b)) if b.is_f64() => {
            a.contains(['.', 'e', 'E']) || *a == "-0" || a.len() > 18
        }
        (Value::Number(a), Theirs::Number(b)) => *a == b.to_string(),
        (Value::Text(a), Theirs::String(b)) => a == b,
        (Value::List(a), Theirs::Array(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
        }
        (Value::Map(a), Theirs::Object(b)) => {
            let last = |name: &String| a.iter().rev().find(|(other, _)| other == name);
            a.iter().all(|(name, _)| b.contains_key(name))
                && b.iter().all(|(name, b)| last(name).is_some_and(|(_, a)| is_same(a, b)))
        }
        _ => false,
    }
}

/// Whether both say the same of a text.
fn agree(text: &str) -> Result<(), TestCaseError> {
    match (parse(text), serde_json::from_str::<Theirs>(text)) {
        (Ok(ours), Ok(theirs)) => prop_assert!(is_same(&ours, &theirs), "{ours:?} {theirs:?}"),
        (Ok(_), Err(theirs)) => {
            prop_assert!(theirs.to_string().starts_with("number out of range"), "{theirs}")
        }
        (Err(Fault::TooDeep { at }), _) => {
            let brackets = text[..at].matches(['[', '{']).count();
            prop_assert!(brackets >= MAX_DEPTH);
        }
        (Err(Fault::Syntax { at, problem }), Err(theirs)) => {
            let (line, _) = position(text, at);
            let halved = problem == "half of a surrogate pair";
            let ranged = theirs.to_string().starts_with("number out of range");
            prop_assert!(at <= text.len());
            // serde_json takes the four digits of an escape at once: its place is up to four bytes on or
            // back, and each may be a line break.
            let escape = problem == "what stands behind a backslash means nothing"
                || theirs.to_string().contains("escape");
            let off = if escape { 4 } else { 1 };
            prop_assert!(halved || ranged || line.abs_diff(theirs.line()) <= off, "{line} {theirs}");
        }
        (Err(ours), Ok(theirs)) => prop_assert!(false, "{ours:?} {theirs:?}"),
    }
    // Checked or read: the same is taken, and to the same place.
    let (mut checks, mut reads) = (Reader::new(text, 0), Reader::new(text, 0));
    let (checked, read) = (checks.skip().map(|_| ()), reads.value().map(|_| ()));
    prop_assert_eq!(checked, read);
    prop_assert_eq!(checks.end(), reads.end());
    prop_assert_eq!(checks.halves(), reads.halves());
    Ok(())
}

fn write(out: &mut Writer, value: &Theirs) {
    match value {
        Theirs::Null => {
            out.null();
        }
        Theirs::Number(number) => {
            let number = number.as_u64().expect("a whole number");
            out.number(usize::try_from(number).expect("64 bits"));
        }
        Theirs::String(text) => {
            out.text(text);
        }
        Theirs::Array(items) => {
            out.list();
            items.iter().for_each(|item| write(out, item));
            out.end_list();
        }
        Theirs::Object(fields) => {
            out.map();
            for (name, value) in fields {
                out.name(name);
                write(out, value);
            }
            out.end_map();
        }
        Theirs::Bool(_) => unreachable!("none is generated"),
    }
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![2 => "[a-z\"\\\\/\u{0}-\u{1F}\u{7F}-\u{A0}]{0,6}", 1 => any::<String>()]
}

/// What is written: anything without `true`, `false` and fractions.
fn tree() -> impl Strategy<Value = Theirs> {
    let leaf =
        prop_oneof![Just(Theirs::Null), any::<u64>().prop_map(Theirs::from), text().prop_map(Theirs::from)];
    leaf.prop_recursive(4, 40, 5, |inner| {
        let list = vec(inner.clone(), 0..5).prop_map(Theirs::from);
        let map = btree_map(text(), inner, 0..5);
        prop_oneof![list, map.prop_map(|map| Theirs::Object(map.into_iter().collect()))]
    })
}

/// Texts that are often JSON and else nearly.
fn nearly_json() -> impl Strategy<Value = String> {
    let pieces = [
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"",
        "\"a\"",
        "\"a\":",
        "\\",
        "\\u",
        "\\n",
        "d83d",
        "\\ud83d",
        "\\ude00",
        "\\u0000",
        "00e9",
        "null",
        "true",
        "false",
        "nul",
        "NaN",
        "Infinity",
        "0",
        "-",
        "-0",
        "01",
        "1",
        ".5",
        "1.5",
        "e",
        "E+9",
        "1e999",
        "18446744073709551616",
        "-9223372036854775809",
        "+",
        " ",
        "\n",
        "\r\n",
        "\t",
        "\u{B}",
        "\u{A0}",
        "\u{FEFF}",
        "\u{0}",
        "\u{7F}",
        "é",
        "😀",
        "//",
        "/**/",
        "'",
    ];
    vec(select(pieces.to_vec()), 0..12).prop_map(|pieces| pieces.concat())
}

/// A fraction or a whole number as somebody else may write it.
fn number() -> impl Strategy<Value = String> {
    "-?(0|[1-9][0-9]{0,24})(\\.[0-9]{1,9})?([eE][+-]?[0-9]{1,3})?"
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_written_is_what_serde_json_writes_and_reads(tree in tree()) {
        let mut out = Writer::new();
        write(&mut out, &tree);
        let written = out.finish();
        prop_assert_eq!(&written, &serde_json::to_string(&tree).unwrap());
        prop_assert_eq!(serde_json::from_str::<Theirs>(&written).unwrap(), tree.clone());
        prop_assert!(is_same(&parse(&written).unwrap(), &tree));
    }

    #[test]
    fn any_json_is_read_alike(tree in tree(), numbers in vec(number(), 0..4)) {
        agree(&serde_json::to_string_pretty(&tree).unwrap())?;
        agree(&format!("[{}]", numbers.join(" , ")))?;
        numbers.iter().try_for_each(|number| agree(number))?;
    }

    #[test]
    fn damaged_json_is_taken_or_refused_alike(
        tree in tree(), from in any::<Index>(), length in 0usize..4, damage in nearly_json()
    ) {
        let text = tree.to_string();
        let from = from.index(text.len() + 1);
        let to = (from + length).min(text.len());
        let damaged = [&text.as_bytes()[..from], damage.as_bytes(), &text.as_bytes()[to..]].concat();
        agree(&String::from_utf8_lossy(&damaged))?;
    }

    #[test]
    fn what_is_nearly_json_is_taken_or_refused_alike(text in nearly_json()) {
        agree(&text)?;
        agree(&format!("[{text}]"))?;
        agree(&format!("{{\"a\":{text}}}"))?;
        agree(&format!("\"{text}\""))?;
    }

    #[test]
    fn any_text_is_taken_or_refused_alike(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        agree(&text)?;
        agree(&String::from_utf8_lossy(&bytes))?;
    }

    #[test]
    fn every_escape_is_read_alike(units in vec(any::<u16>(), 0..4), surrogates in vec(0xD7FE_u16..0xE002, 0..5)) {
        for units in [units, surrogates] {
            let escapes: String = units.iter().map(|unit| format!("\\u{unit:04X}")).collect();
            let text = format!("\"{escapes}\"");
            agree(&text)?;
            let replaced = String::from_utf16_lossy(&units);
            prop_assert_eq!(Reader::new(&text, 0).value(), Ok(Value::Text(replaced)));
        }
    }
}

#[test]
fn a_broken_escape_is_on_the_line_on_which_it_stands() {
    for text in ["\"\\u\n\n\"", "[1,\n\"\\u12\n\n\n\"]", "\"\\ud83d\\\"\n\n\""] {
        agree(text).expect("both refuse it, and nearly in the same place");
        let Err(Fault::Syntax { at, .. }) = parse(text) else { panic!("{text:?} is taken") };
        let wanted = text.lines().position(|line| line.contains('\\')).map(|line| line + 1);
        assert_eq!(Some(position(text, at).0), wanted, "{text:?}");
    }
}

#[test]
fn what_differs_from_serde_json_is_known() {
    let theirs = |text: &str| serde_json::from_str::<Theirs>(text);
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(parse(&nested(65)).is_err() && theirs(&nested(65)).is_ok());
    assert!(parse(&nested(64)).is_ok());
    assert!(parse("1e999").is_ok() && theirs("1e999").is_err());
    assert_eq!(theirs("{\"a\":1,\"a\":2}").unwrap().to_string(), "{\"a\":2}");
    let twice = vec![("a".into(), Value::Number("1")), ("a".into(), Value::Number("2"))];
    assert_eq!(parse("{\"a\":1,\"a\":2}"), Ok(Value::Map(twice)));
    let half = "\"\\ud800\"";
    assert!(parse(half).is_err() && theirs(half).is_err());
    assert_eq!(Reader::new(half, 0).value(), Ok(Value::Text("\u{FFFD}".into())));
}
