//! Secrets in pasted lines: what is masked, and what is not.

use incident_scratchpad::evidence::{masked, secrets};
use proptest::prelude::*;

/// Lines with what must go in «».
const WITH: &[&str] = &[
    "2026-11-29 03:57:58 connect postgres://shop:«apple99»@db1.example.test:5432/shop failed",
    "GET /login?user=ana&password=«Winter2031»&x=1 HTTP/1.1",
    "> Authorization: Bearer «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl»",
    "> authorization: Basic «YW5hOnNlY3JldA==»",
    "curl -H 'Authorization: Token «0a1b2c3d4e5f»' https://api.example.test",
    "Cookie: sessionid=«0a1b2c3d4e5f6071»; theme=«dark»",
    "< Set-Cookie: sid=«s%3Aabc123»; Path=/; HttpOnly",
    "PUT https://bucket.example.test/a?X-Amz-Signature=«0a1b2c3d4e5f60718293a4b5c6d7e8f9»&x=1",
    "export GITHUB_TOKEN=«ghp_0000EXAMPLE0000000000000000000000»",
    "{\"user\":\"ana\",\"password\":\"«Winter2031»\"}",
    "«-----BEGIN RSA PRIVATE KEY-----\nMIIEexample0\nabc1\n-----END RSA PRIVATE KEY-----»\n2026-11-29 03:58 loaded",
];

/// Lines without any.
const WITHOUT: &[&str] = &[
    "2026-11-29 03:57:58 WARN pool exhausted, 12 waiting",
    "127.0.0.1 - - [29/Nov/2026:09:30:19 +0100] \"GET /nope HTTP/1.1\" 404 475 \"-\" \"curl/7.88.1\"",
    "commit 9f8e7d6c5b4a39281706 signature=ok session=new",
    "Authorization: Bearer <token>",
    "sig=SIGTERM pid=12",
    "password=[masked] and Cookie: a=[masked]",
    "6b0be33c.05071523 0x7f9c33a646c0 conn=1000 fd=10 ACCEPT",
];

#[test]
fn what_opens_a_door_is_masked_and_nothing_else() {
    for marked in WITH {
        let text = marked.replace(['«', '»'], "");
        let mut wanted = String::new();
        for part in marked.split('«') {
            match part.split_once('»') {
                Some((_, rest)) => wanted.extend(["[masked]", rest]),
                None => wanted.push_str(part),
            }
        }
        assert_eq!(masked(&text, &secrets(&text)), wanted);
        let again = masked(&text, &secrets(&text));
        assert_eq!(masked(&again, &secrets(&again)), again, "a mask is no secret");
    }
    for text in WITHOUT {
        assert_eq!(secrets(text), [], "{text}");
    }
}

#[test]
fn the_lines_of_the_own_set_hold_no_secret_but_cookies() {
    for row in include_str!("../../evidence/own_lines.jsonl").lines() {
        let row: serde_json::Value = serde_json::from_str(row).expect("a row");
        let line = row["line"].as_str().expect("a line");
        assert!(secrets(line).is_empty() || line.contains("Cookie: a=b"), "{line}: {:?}", secrets(line));
    }
}

proptest! {
    #[test]
    fn spans_are_apart_and_cut_no_character(text in "(password=|token: |Cookie: |é|a1b2c3d4e5|=|;|\"|\\n| |sig=|://|@|:){0,30}") {
        let mut end = 0;
        for span in secrets(&text) {
            prop_assert!(span.start >= end && text.get(span.clone()).is_some());
            end = span.end;
        }
        let _ = masked(&text, &secrets(&text));
    }
}
