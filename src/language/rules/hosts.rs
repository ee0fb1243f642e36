//! Machines by name and by address.
//!
//! Known miss: a machine that has the name of a thing ("the old box kraken"); the glossary of a team holds those.

use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::rule::Rule;
use crate::language::scan::{Text, cut};
use crate::language::words::one_of;

const HOST: &str = "The name of an internal machine helps attackers and no reader.";
const ADDRESS: &str = "An internal address helps attackers and no reader.";

/// Endings of names that resolve only inside.
const INSIDE: [&str; 15] = [
    "internal",
    "local",
    "lan",
    "corp",
    "intra",
    "intranet",
    "localdomain",
    "private",
    "svc",
    "consul",
    "prod",
    "home.arpa",
    "rds.amazonaws.com",
    "cache.amazonaws.com",
    "elb.amazonaws.com",
];

const ROLES: &str = " db sql pg psql postgres mysql maria mongo redis cache memcached kafka zk zookeeper rabbit rabbitmq mq queue broker web www app \
api lb haproxy nginx proxy gw gateway bastion jump host hv esx node worker srv server svr vm k8s kube master slave replica primary secondary \
standby es elastic search solr batch cron etl job jobs build jenkins mail smtp mx ldap dns ns nas san backup fw vpn sw rtr edge core pod auth \
billing payments orders relay storage store file files log logs logger metrics mon monitor graphite grafana prom consul vault etcd ctrl controller \
frontend backend fe be data dw shard consumer producer vps hypervisor signer sgn validator agent ";

/// Places as machines have them in their names.
const PLACES: &str = " eu us uk de fr nl sg au jp in br ca apac emea fra ams lon par nyc sfo sjc iad dub sin syd hel waw vie mad mil muc ber \
zrh sto osl cph tyo hkg bom gru lax ord dfw sea atl mia ";

const STAGES: &str = " prod prd production stg stage staging dev qa uat preprod live test int ";

/// Names of internal machines.
pub(super) fn host_name(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    for (start, chunk) in text.chunks() {
        let machine = |byte: u8| byte == b'.' || byte == b'-' || byte.is_ascii_digit();
        if chunk.len() < 4 || !chunk.bytes().any(machine) || text.in_link(start) || chunk.contains("://") {
            continue;
        }
        let name = chunk.before("/:=|('’,");
        if is_internal_host(name) {
            add(doc, report, (start, start + name.len()));
        }
    }
    for &(start, end) in text.links() {
        let link = cut(text.raw, start, end);
        let host = link.split_once("://").map_or("", |(_, rest)| rest);
        let host = host.before("/:?#");
        if is_internal_host(host) {
            add(doc, report, (start, end));
        }
    }
}

fn add(doc: &Doc<'_>, report: &mut Report<'_>, bytes: (usize, usize)) {
    report.add(Rule::HostName, doc, bytes, HOST, without_name(doc.text.raw, bytes, "one of our servers"));
}

/// The text without the name: behind what already says the kind of thing, the name goes; else the kind
/// stands for it.
fn without_name(raw: &str, (start, end): (usize, usize), put: &str) -> Fix {
    let before = cut(raw, 0, start);
    let word = before.trim_end_in(" ").rsplit(|c: char| !crate::domain::is_letter(c)).next().unwrap_or("");
    let spaced = before.ends_with(' ');
    match word.to_ascii_lowercase().as_str() {
        "server" | "host" | "machine" | "node" | "database" | "instance" | "replica" | "primary"
        | "address" | "servers" | "hosts" | "machines" | "nodes" | "addresses"
            if spaced =>
        {
            Fix::Clause { start: start - 1, end, text: String::new() }
        }
        "the" | "a" | "our" | "this" => super::fitting::advice("Leave the name out."),
        "" if before.trim_end().is_empty() || before.trim_end().ends_in(".!?…") => Fix::Replace(
            if put.starts_with('o') {
                ["O", cut(put, 1, usize::MAX)]
            } else {
                ["A", cut(put, 1, usize::MAX)]
            }
            .concat(),
        ),
        "and" if put.starts_with("one ") => Fix::Replace(["another ", cut(put, 4, usize::MAX)].concat()),
        _ => Fix::Replace(put.to_owned()),
    }
}

/// Whether a name is that of a machine inside.
pub fn is_internal_host(name: &str) -> bool {
    is_inside(name) || name.split('.').next().is_some_and(is_machine)
}

/// Whether the name ends as only internal names do.
fn is_inside(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let plain = !lower.starts_in(".-@")
        && lower.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte));
    plain && !lower.contains("..") && INSIDE.iter().any(|ending| ends_inside(&lower, ending))
}

fn ends_inside(name: &str, ending: &str) -> bool {
    let Some(before) = name.strip_suffix(ending).and_then(|before| before.strip_suffix('.')) else {
        return false;
    };
    let last = before.rsplit('.').next().unwrap_or("");
    let file = one_of(last, "env settings config gitconfig docker-compose claude application rc local");
    let method = one_of(ending, "internal private prod local") && last.contains('_');
    before.starts_with(|c: char| c.is_ascii_alphanumeric())
        && before.contains(|c: char| c.is_ascii_alphabetic())
        && !file
        && !method
}

/// Whether one label reads like a machine: parts with a role or a stage, and a number at the end.
fn is_machine(label: &str) -> bool {
    if label != label.to_ascii_lowercase()
        || !label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    {
        return false;
    }
    if let Some(rest) = label.strip_prefix("ip-") {
        return rest.split('-').count() == 4 && rest.split('-').all(|part| part.parse::<u8>().is_ok());
    }
    let parts: Vec<&str> = label.split('-').collect();
    let Some(last) = parts.last() else {
        return false;
    };
    let number = last.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    if number.is_empty() || number.len() > 4 || !number.is_digits() {
        return false;
    }
    let stem = cut(last, 0, last.len() - number.len());
    let padded = number.len() >= 2 && number.starts_with('0');
    let known = |table: &str, part: &str| !part.is_empty() && table.contains(&[" ", part, " "].concat());
    let stages = parts.iter().any(|part| known(STAGES, part)) || known(STAGES, stem);
    let roles = parts.iter().filter(|part| known(ROLES, part)).count() + usize::from(known(ROLES, stem));
    let placed = parts.iter().skip(1).any(|part| known(PLACES, part));
    match parts.len() {
        1 => padded && roles > 0,
        2 => roles > 0 && (padded || stages),
        _ => roles > 0 && (padded || stages || roles > 1 || placed) || stages && padded,
    }
}

/// Addresses of private networks.
pub(super) fn private_address(doc: &Doc<'_>, report: &mut Report<'_>) {
    let text = &doc.text;
    let bytes = text.raw.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        let opens = at == 0 || !(bytes[at - 1].is_ascii_alphanumeric() || b".-_:".contains(&bytes[at - 1]));
        if !opens || !bytes[at].is_ascii_hexdigit() {
            at += 1;
            continue;
        }
        let len =
            bytes[at..].iter().take_while(|&&byte| byte.is_ascii_hexdigit() || b".:".contains(&byte)).count();
        let run = cut(text.raw, at, at + len).trim_end_in(".:");
        if let Some(end) = private_end(text, at, run) {
            report.add(
                Rule::PrivateAddress,
                doc,
                (at, end),
                ADDRESS,
                without_name(text.raw, (at, end), "an internal address"),
            );
        }
        at += len;
    }
}

/// Where a private address that begins here ends, its prefix length included.
fn private_end(text: &Text<'_>, at: usize, run: &str) -> Option<usize> {
    let (four, end) = match run.split_once(':') {
        Some((four, port)) if four.contains('.') && port.is_digits() => (four, at + run.len()),
        _ => (run, at + run.len()),
    };
    let rest = cut(text.raw, end, usize::MAX);
    if rest.starts_with(|c: char| crate::domain::is_letter(c) || c == '-' || c == '_') {
        return None;
    }
    let prefix = rest.strip_prefix('/').map_or(0, |rest| rest.digits());
    let whole = cut(text.raw, at, end + if prefix > 0 { prefix + 1 } else { 0 });
    let private = is_private_four(four) && !follows_version(text, at) || is_private_six(run);
    let published = one_of(whole, "10.0.0.0/8 172.16.0.0/12 192.168.0.0/16 100.64.0.0/10 fc00::/7 fe80::/10");
    (private && !published).then_some(at + whole.len())
}

/// Four numbers of a private network, of RFC 1918, RFC 3927 or RFC 6598.
fn is_private_four(run: &str) -> bool {
    let mut octets = run
        .split('.')
        .map(|part| part.parse::<u8>().ok().filter(|_| part.len() == 1 || !part.starts_with('0')));
    let mut next = || octets.next().flatten();
    let (Some(first), Some(second), Some(_), Some(_)) = (next(), next(), next(), next()) else {
        return false;
    };
    let private = match first {
        10 => true,
        172 => (16..32).contains(&second),
        192 => second == 168,
        169 => second == 254,
        100 => (64..128).contains(&second),
        _ => false,
    };
    private && octets.next().is_none()
}

/// A unique local or link-local address of version six.
fn is_private_six(run: &str) -> bool {
    let begin = run.bytes().take(2).map(|byte| byte.to_ascii_lowercase());
    let local = begin.clone().eq(*b"fc") || begin.clone().eq(*b"fd");
    let link = begin.eq(*b"fe")
        && run.as_bytes().get(2).is_some_and(|byte| matches!(byte, b'8' | b'9' | b'a' | b'b' | b'A' | b'B'));
    let groups = run.split(':');
    let tidy = groups.clone().all(|group| group.len() <= 4)
        && run.split(':').next().is_some_and(|first| first.len() == 4);
    let count = groups.count();
    (local || link) && tidy && (count == 8 || count <= 8 && count > 2 && run.matches("::").count() == 1)
}

/// Four numbers with dots after "version" are a version.
fn follows_version(text: &Text<'_>, at: usize) -> bool {
    let before = cut(text.raw, 0, at).trim_end().to_ascii_lowercase();
    let last = before.rsplit([' ', '(', '\n', '\t']).next().unwrap_or("");
    one_of(
        last,
        "version versions release v build firmware update app client agent driver patch section sections regulation clause \
chapter paragraph article appendix annex rule",
    )
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::HostName,
        &[
            "«db-prod-03.internal» is full.",
            "We lost «web-eu-prod-07».",
            "«cache02» does not answer.",
            "Look at «https://wiki.corp.example.lan/page».",
            "«ip-10-1-2-3» is gone.",
            "The old «vps-hel-02» is gone.",
            "We lost «hv-fra-217».",
            "«shop.eu-west-1.rds.amazonaws.com» is slow.",
        ],
        &[
            "Builds on ubuntu-24.04 are slow.",
            "See status.example.com for more.",
            "us-east-1, eu-west-2a and europe-west1-b are affected.",
            "GPT-5.1, n2-standard-16 and windows-2022 are slow.",
            "Node-20 and UTF-8 work.",
            "The file settings.local was not read.",
        ],
    ),
    super::examples::plain(
        Rule::PrivateAddress,
        &[
            "«10.2.3.4» does not answer.",
            "Calls to «192.168.7.9:8080» fail.",
            "The network «172.18.0.0/16» is closed.",
            "«fd00:12:34::8» is gone.",
        ],
        &[
            "Allow 203.0.113.7 in your firewall.",
            "Get version 10.2.3.4 of the app.",
            "See section 10.1.2.3 of the terms.",
            "The range 198.51.100.0/24 is new.",
            "Do not use 10.0.0.0/8 behind the tunnel.",
        ],
    ),
];
