//! The machinery by name: technology, abbreviations, and a team's own words.
//!
//! Known misses: a name that is in no table (the glossary of a team holds those), and a part that some readers do run
//! themselves, which is silent where no "our" or "the" claims it.

use super::fitting;
use super::report::Report;
use crate::language::case::Letters;
use crate::language::doc::Doc;
use crate::language::finding::Fix;
use crate::language::phrases::Hit;
use crate::language::rule::Rule;
use crate::language::scan::{Text, cut};
use crate::language::words::{Family, one_of};

const TECHNOLOGY: &str = "Readers do not know the parts inside; say what the part does for them.";
const OWN: &str = "This is a word of the team; readers know it by another.";
const ACRONYM: &str = "Not every reader knows this abbreviation.";

/// Names of the machinery, and internal words of the glossary.
pub(super) fn internal_technology(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Internal) {
        let public = doc.value(hit);
        let fix = if public.is_empty() {
            Fix::Advice("Say it in the readers' words.".to_owned())
        } else {
            Fix::Replace(fitting::opened(&doc.text, hit.first, public))
        };
        report.add(Rule::InternalTechnology, doc, doc.bytes(hit), OWN, fix);
    }
    for hit in doc.of(Family::Technology) {
        let own = doc.of(Family::Internal).any(|own| own.first <= hit.last && hit.first <= own.last);
        let theirs = is_product(doc, hit) || is_readers_own(doc, hit) || names_readers(doc, hit);
        if !own && !theirs && !in_a_name(doc, hit) {
            report.add(Rule::InternalTechnology, doc, doc.bytes(hit), TECHNOLOGY, public_name(doc, hit));
        }
    }
}

/// What stands for one part or many.
const COUNTED: &str = "database search-system message-queue data-system web-server settings-store server \
background-job deployment-system sign-in-system";
/// What stands for a whole that is not counted.
const UNCOUNTED: &str =
    "temporary-storage server-software traffic-routing name-lookup storage monitoring copying-of-data";
/// Names that end like many and are one.
const ONE: &str = "redis kubernetes k8s nats dns postgres ecs eks hdfs sqs kinesis efs nfs coredns kube-dns iptables ipvs apache consul";
/// Words before a name that stands alone, without an article.
const ALONE: &str = "of in on by with from to behind for at and or because that while when but into via restarted \
restarting moved moving use using against";

/// What the part is to a reader, where that fits the sentence; else it is only told.
fn public_name(doc: &Doc<'_>, hit: &Hit) -> Fix {
    let text = &doc.text;
    let value = doc.value(hit);
    let key = value.replace(' ', "-");
    let told = || Fix::Advice(["Say what it does for readers, who would call it “", value, "”."].concat());
    let is_worked_on = doc.of(Family::Operation).any(|verb| verb.first <= hit.last && hit.first <= verb.last);
    if is_worked_on || !fitting::ends_noun(text, hit.last) {
        return told();
    }
    let last = text.word(hit.last);
    let many = last.ends_with('s') && !last.ends_with("ss") && !one_of(last, ONE);
    let lead = fitting::before(text, hit.first);
    let led = fitting::is_determined(text, hit.first);
    match (one_of(&key, COUNTED), one_of(&key, UNCOUNTED)) {
        (true, _) if many && lead != "no" => fitting::noun(doc, hit.first, hit.last, &[value, "s"].concat()),
        (_, true) if many || one_of(lead, "a an no one each every another any") => told(),
        (true, _) | (_, true) if led => fitting::noun(doc, hit.first, hit.last, value),
        (true, _) | (_, true) if lead.is_empty() || one_of(lead, ALONE) => {
            let own =
                if one_of(&key, "copying-of-data traffic-routing name-lookup") { "the " } else { "our " };
            fitting::noun(doc, hit.first, hit.last, &[own, value].concat())
        }
        _ if value == "software fault" && !many && one_of(lead, "a an the this") => {
            fitting::noun(doc, hit.first, hit.last, value)
        }
        _ => told(),
    }
}

/// Whether the words are the name of something sold: "Managed Postgres", "Cloud Load Balancer",
/// "Kubernetes Engine".
fn is_product(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let capital = |at: usize| text.typed(at).starts_upper();
    let titled =
        hit.first < hit.last && (hit.first..=hit.last).all(capital) && !text.opens_sentence(hit.first);
    let led = hit.first > 0
        && text.gap(hit.first - 1) == " "
        && capital(hit.first - 1)
        && one_of(
            text.word(hit.first - 1),
            "cloud google amazon aws azure managed alibaba ibm oracle heroku gitlab github digitalocean network app internal external",
        );
    let followed = text.gap(hit.last) == " "
        && capital(hit.last + 1)
        && one_of(
            text.word(hit.last + 1),
            "engine service services api cloud platform enterprise service's instances",
        );
    let many = hit.first < hit.last && hit.first > 1;
    let name_before = many
        && capital(hit.first)
        && capital(hit.first - 1)
        && text.gap(hit.first - 1) == " "
        && !text.opens_sentence(hit.first - 1);
    titled || led || followed || name_before
}

/// Systems by name are no reader's.
const SYSTEMS: &str = "kafka consumer offset cluster worker k8s kubernetes spark cron hot dead glue";
/// The last words of parts that readers of many products run themselves, or are sold.
const SOLD: &str = "balancer balancers record records zone zones replica replicas lag pool pools node nodes image images variable \
variables flag flags jobs functions branch artifact artifacts";

/// "your Postgres database", "creating load balancers", "changes to DNS records": what readers run themselves.
fn is_readers_own(doc: &Doc<'_>, hit: &Hit) -> bool {
    let sentence = doc.text.sentence_at(hit.first);
    let last = doc.text.word(hit.last);
    let claimed = one_of(fitting::before(&doc.text, hit.first), "our the this one primary")
        || hit.first == sentence.first && last == "lag"
        || doc.any_word(sentence.first, sentence.end, "our we we're we've");
    if one_of(last, SOLD) && !claimed && !doc.any_word(hit.first, hit.last, SYSTEMS) {
        return true;
    }
    let from = hit.first.saturating_sub(4).max(doc.text.sentence_at(hit.first).first);
    doc.any_word(from, hit.first, "your their customer customers create creating users newly customers'")
}

/// The product by whose name the message calls its readers, wherever else it stands: "Elasticsearch customers", "Grafana users
/// may see errors".
fn names_readers(doc: &Doc<'_>, hit: &Hit) -> bool {
    let text = &doc.text;
    let calls = |last: usize| match text.word(last + 1) {
        "customers" | "subscribers" => true,
        // "The Postgres users were dropped" are no readers.
        "users" => {
            one_of(text.word(last + 2), "may might can can't cannot could will should see who on in with")
        }
        _ => false,
    };
    let name = doc.typed(hit);
    let is_it = |other: &Hit| text.gap(other.last) == " " && calls(other.last) && doc.typed(other) == name;
    name.starts_upper() && doc.of(Family::Technology).any(is_it)
}

/// Part of a dotted name such as "grafana.example.com".
fn in_a_name(doc: &Doc<'_>, hit: &Hit) -> bool {
    doc.text.gap_before(hit.first) == "." && hit.first > 0
        || doc.text.gap(hit.last) == "." && hit.last + 1 < doc.text.len()
}

/// Abbreviations nobody outside knows, unless the text explains them.
pub(super) fn undefined_acronym(doc: &Doc<'_>, report: &mut Report<'_>) {
    for hit in doc.of(Family::Acronym) {
        let text = &doc.text;
        let explained = is_spelled_before(text, hit) || is_spelled_behind(text, hit);
        let killed = one_of(text.word(hit.last + 1), "killed bound");
        let named =
            text.gap_before(hit.first).ends_in("-._") || text.gap(hit.last).starts_in("-_") && !killed;
        if explained || named {
            continue;
        }
        let words = doc.value(hit);
        let public = words.split_once('|').map_or(words, |(_, public)| public);
        report.add(Rule::UndefinedAcronym, doc, doc.bytes(hit), ACRONYM, spelled_out(doc, hit, public));
    }
}

/// "the write-ahead log (WAL)": the first letters of the words before it are its own. Any other bracket explains nothing.
fn is_spelled_before(text: &Text<'_>, hit: &Hit) -> bool {
    let letters = letters_of(text, hit);
    let from = text.sentence_at(hit.first).first;
    let stands = text.gap_before(hit.first).ends_with('(');
    stands && (from..hit.first).any(|first| spells(text, first, hit.first, letters))
}

/// "TTL (time to live)".
fn is_spelled_behind(text: &Text<'_>, hit: &Hit) -> bool {
    let letters = letters_of(text, hit);
    let close = (hit.last + 1..(hit.last + 8).min(text.len())).find(|&at| text.gap(at).starts_with(')'));
    let stands = text.gap(hit.last).trim_start().starts_with('(');
    stands && close.is_some_and(|close| spells(text, hit.last + 1, close + 1, letters))
}

/// The letters of an abbreviation, without the ending of many.
fn letters_of<'t>(text: &'t Text<'_>, hit: &Hit) -> &'t str {
    let word = text.word(hit.first);
    cut(word, 0, word.len() - usize::from(text.typed(hit.first).ends_with('s')))
}

/// Whether the first letters of these words are those of the abbreviation; little words may count or not.
#[inline(never)]
fn spells(text: &Text<'_>, first: usize, end: usize, letters: &str) -> bool {
    let mut rest = letters.as_bytes();
    for at in first..end {
        let word = text.word(at);
        if !rest.is_empty() && rest.first() == word.as_bytes().first() {
            rest = &rest[1..];
        } else if !one_of(word, "of to and the for in") {
            return false;
        }
    }
    rest.is_empty()
}

/// Abbreviations whose words are no noun.
const NO_NOUNS: &str = "oom ooms oomed oomkilled oomkill lru eod cob tbc ha dr raid jit";

/// The words of an abbreviation, where they fit the sentence; else they are only told.
fn spelled_out(doc: &Doc<'_>, hit: &Hit, public: &str) -> Fix {
    let text = &doc.text;
    let lead = fitting::before(text, hit.first);
    let many = doc.typed(hit).ends_with('s');
    let alone = lead.is_empty() || one_of(lead, ALONE);
    let fits = !many && !one_of(text.word(hit.first), NO_NOUNS) && fitting::ends_noun(text, hit.last);
    match fits {
        true if fitting::is_determined(text, hit.first) => fitting::noun(doc, hit.first, hit.last, public),
        true if alone => fitting::noun(doc, hit.first, hit.last, &["the ", public].concat()),
        _ => Fix::Advice(["Say it in words: ", public, "."].concat()),
    }
}

#[cfg(test)]
pub(super) const EXAMPLES: &[super::examples::Examples] = &[
    super::examples::plain(
        Rule::InternalTechnology,
        &[
            "A «Redis» failover slows down the shop.",
            "«Kafka brokers» are restarting.",
            "We ran out of «file descriptors».",
            "The «read replica» is behind.",
            "The «ZFS pool» is full.",
            "A «glue record» was wrong.",
            "We could not read from «KeyVault».",
            "A «crash loop» in the photo service keeps albums closed.",
            "The «Postgres» users were dropped.",
            "«Grafana» is slow for customers in Norway.",
        ],
        &[
            "The Kubernetes Engine console does not load.",
            "Cloud SQL and Network Load Balancers answer again.",
            "The library opens again on Monday.",
            "Your rabbit photos are back.",
            "See https://redis.example.com/kafka for more.",
            "Changes to DNS records are not saved.",
            "Clusters with a replica switch over first.",
            "Grafana users may see old panels. We are restarting Grafana.",
            "Elasticsearch customers cannot search since 02:10 UTC.",
        ],
    ),
    super::examples::Examples {
        rule: Rule::InternalTechnology,
        fires: &[
            "«Kraken» does not answer.",
            "The «blue  pipeline» is late.",
            "The «Blue-Pipeline» is late.",
        ],
        silent: &["Postgres Day is postponed.", "The pipeline is blue.", "Krakens are not real."],
        scene: |_, glossary| {
            glossary
                .words
                .push(crate::language::Word { internal: "kraken".to_owned(), public: "billing".to_owned() });
            glossary.words.push(crate::language::Word {
                internal: "Blue Pipeline".to_owned(),
                public: "report export".to_owned(),
            });
            glossary.public_names.push("Postgres Day".to_owned());
        },
    },
    super::examples::plain(
        Rule::UndefinedAcronym,
        &[
            "The «WAL» is full.",
            "The «RCA» follows.",
            "Failed items went to the «DLQ».",
            "The «WAL» (see below) is full.",
            "A fault (in the «WAL») is found.",
            "The «SLO» is not met.",
        ],
        &[
            "The write-ahead log (WAL) is full.",
            "Its TTL (time to live) has passed.",
            "The API and the SDK work.",
            "Open the PDF in the EU portal.",
            "A wall fell on the cable.",
        ],
    ),
];
