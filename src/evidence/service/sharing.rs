//! What a text holds that not everybody is to see: asked before an incident is sent to somebody.
//!
//! Secrets are those of a paste. Addresses are mailboxes, addresses of the network, and machines by their names: those that
//! only the inside knows, and those that stand in a link. Names are what stands behind an `@`.

use crate::evidence::secrets;
use crate::language::is_internal_host;
use serde::{Deserialize, Serialize};

/// What a question begins with: the reader shares its worker with the checker.
pub const ASKS_SHARING: &str = "{\"sharing\":";

/// What the page asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharingQuestion {
    /// The number of the question, which its answer bears.
    pub sharing: u64,
    /// The texts.
    pub texts: Vec<String>,
}

/// What the reader answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharingAnswer {
    /// The number of the question.
    pub sharing: u64,
    /// What opens a door.
    pub secrets: Vec<String>,
    /// Mailboxes, machines, addresses of the network.
    pub addresses: Vec<String>,
    /// Who is spoken to.
    pub names: Vec<String>,
}

/// Answers a question in JSON with an answer in JSON; one that it cannot read with one that says nothing.
pub fn handle(question: &str) -> String {
    let answer = serde_json::from_str(question).map(|question| answer(&question)).unwrap_or_default();
    // Writing fails for names of fields that are no text, and there are none.
    serde_json::to_string(&answer).unwrap_or_default()
}

/// Answers a question: each thing once.
pub fn answer(question: &SharingQuestion) -> SharingAnswer {
    let mut answer = SharingAnswer { sharing: question.sharing, ..SharingAnswer::default() };
    for text in &question.texts {
        let spans = secrets(text);
        for span in &spans {
            add(&mut answer.secrets, text.get(span.clone()).unwrap_or_default());
        }
        // What is a secret is not told apart any further.
        let mut rest = text.clone();
        for span in spans.iter().rev() {
            rest.replace_range(span.clone(), "_");
        }
        for token in rest.split(is_between) {
            take(token, &mut answer);
        }
    }
    answer
}

fn add(list: &mut Vec<String>, words: &str) {
    if !list.iter().any(|known| known == words) {
        list.push(words.to_owned());
    }
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || "\"'`<>()[]{}|,;=“”„«»‘’".contains(c)
}

fn take(token: &str, answer: &mut SharingAnswer) {
    let token = token.trim_matches(['.', '!', '?', '*', '_', ':']);
    if let Some((_, rest)) = token.split_once("://") {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = host.rsplit('@').next().unwrap_or_default();
        let host = without_port(host);
        if is_ip(host) || host.contains('.') || is_internal_host(host) {
            add(&mut answer.addresses, host);
        }
        return;
    }
    if let Some(name) = token.strip_prefix('@') {
        if is_name(name) {
            add(&mut answer.names, name);
        }
        return;
    }
    let bare = without_port(token.split('/').next().unwrap_or_default());
    if let Some(mailbox) = mailbox(token) {
        add(&mut answer.addresses, mailbox);
    } else if is_ip(bare) || is_ip(token) || is_internal_host(bare) {
        let address = if is_ip(token) { token } else { bare };
        add(&mut answer.addresses, address);
    }
}

fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !name.contains(':') && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        Some(_) | None => host,
    }
}

fn is_name(name: &str) -> bool {
    name.chars().count() >= 2
        && name.chars().all(|c| crate::domain::is_letter(c) || matches!(c, '.' | '-' | '_'))
}

/// The mailbox that a word is, whatever stands before it (`mailto:`).
fn mailbox(token: &str) -> Option<&str> {
    let (before, host) = token.rsplit_once('@')?;
    let start = before.rfind([':', '/']).map_or(0, |at| at + 1);
    let ending = host.rsplit_once('.')?.1;
    let is_host = host.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'));
    let is_whole = start < before.len() && ending.len() >= 2 && is_host;
    is_whole.then(|| &token[start..])
}

/// Whether it is an address of the network, of either kind.
fn is_ip(text: &str) -> bool {
    use std::net::{Ipv4Addr, Ipv6Addr};
    let is_long = text.len() >= 7;
    is_long && (text.parse::<Ipv4Addr>().is_ok() || text.parse::<Ipv6Addr>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> SharingAnswer {
        answer(&SharingQuestion { sharing: 1, texts: vec![text.to_owned()] })
    }

    #[test]
    fn mailboxes_machines_and_addresses_of_the_network_are_found() {
        for (text, wanted) in [
            ("write to ana.ruiz@corp.example.", vec!["ana.ruiz@corp.example"]),
            ("mailto:ops@corp.example", vec!["ops@corp.example"]),
            ("see https://grafana.corp.example:3000/d/abc?from=1", vec!["grafana.corp.example"]),
            ("from 10.20.30.40:5432, refused", vec!["10.20.30.40"]),
            ("at 192.168.1.7/24", vec!["192.168.1.7"]),
            ("peer 2001:db8::17 is gone", vec!["2001:db8::17"]),
            ("db-7.internal does not answer", vec!["db-7.internal"]),
            ("twice: 10.0.0.12 and 10.0.0.12", vec!["10.0.0.12"]),
            ("at 03:40, since version 2.31.4 and 1.2.3", vec![]),
            ("half of 3.5 is less; a@b, @, ://", vec![]),
        ] {
            assert_eq!(found(text).addresses, wanted, "{text}");
        }
    }

    #[test]
    fn who_is_spoken_to_is_a_name_and_a_secret_is_nothing_else() {
        assert_eq!(found("@maria asks @Ana-Lena; not a@b.example").names, ["maria", "Ana-Lena"]);
        let found = found("postgres://app:h8Kq72mZp@db-7.internal/orders and password=hunter22");
        assert!(found.secrets.iter().any(|secret| secret == "h8Kq72mZp"), "{:?}", found.secrets);
        assert!(
            !found.addresses.iter().any(|address| address.contains("h8Kq72mZp")),
            "{:?}",
            found.addresses
        );
        assert_eq!(found.addresses, ["db-7.internal"]);
    }

    #[test]
    fn what_is_no_question_is_answered_with_nothing() {
        assert_eq!(handle("{\"sharing\":"), serde_json::to_string(&SharingAnswer::default()).expect("JSON"));
    }
}
