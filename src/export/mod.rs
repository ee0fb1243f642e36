//! From an incident to text that people and other programs read, and back.
//!
//! This module owns the Markdown record, the page made of it, the reports that people expect (a file a
//! template), the picture of the timeline, the JSON file and the way back from it, the words of a
//! status update as they are pasted, file names, and the wording of instants and spans. It knows
//! the domain and nothing else: no clock, no browser, no storage. What the page keeps at rest is
//! another contract, which this module must not know; the file that people share may outlive it.
//!
//! Text that a person typed is text everywhere: in Markdown it is escaped, in JSON it is a string.

mod announce;
pub mod at_a_glance;
mod brought;
mod calendar;
mod capsule;
mod csv;
mod debrief;
mod disagreement;
mod docs_site;
mod encoding;
mod figures;
mod figures_over_time;
mod file_name;
mod handover;
mod hint_text;
mod html;
mod import;
mod import_error;
mod intake;
mod json;
pub mod ledger;
mod limits;
mod link;
mod listing;
mod markdown_text;
mod message;
mod no_change_update;
mod picture;
mod pictures;
mod precedent;
mod problem;
mod reading;
mod record;
mod redaction;
mod report;
#[cfg(test)]
mod schema;
mod sharing;
pub mod standing_text;
mod status_site;
pub mod times;
mod unknown;

pub use announce::{
    all_clear_external, all_clear_internal, announcement, impact_looking_back, stated_impact,
};
pub use brought::{brought_by, looks_like_an_export, what_it_is};
pub use calendar::{calendar, follow_up_calendar};
pub use csv::csv_for_spreadsheets;
pub use debrief::{debrief_advice, debrief_when, follow_up_about};
pub use disagreement::{clocks_that_differ, disagreements};
pub use docs_site::DocsSite;
pub use encoding::{Decoded, decode};
pub use figures::{figures_csv_head, figures_csv_row, figures_row, figures_summary};
pub use figures_over_time::{Course, figures_over_time};
pub use file_name::file_name;
pub use handover::{
    HandoverLine, HandoverSection, acknowledgement, handover, handover_sections, is_half_an_acknowledgement,
    read_acknowledgement,
};
pub use hint_text::hint_text;
pub use html::page as record_html;
pub use import::{Imported, MAX_BYTES, measure, read, read_json};
pub use import_error::{ImportError, Reason, Repair};
pub use intake::Intake;
pub use json::{write, write_whole, write_with_pictures};
pub use link::{
    CARRIED, Carriers, Carries, LinkError, SEALED_EXTRA, SHARED, SharedLink, UNPACKED_LIMIT, carriers,
    handover_part, is_of_duty, length_for, payload, read_link, write_link,
};
pub use listing::listed_state;
pub use message::{
    Copied, Destination, Doubt, Draft, PHASE_UNPROVEN, Preview, Ready, Repeat, SHORT_LIMIT, Stage,
    Statuspage, Templates, Writing, adf as message_adf, discord as message_discord, drafted,
    google_chat as message_google_chat, handover_line, headline, html as message_html, jira as message_jira,
    last_other, mail as message_mail, markdown as message_markdown, nag, paste_hint, phase_claim,
    plain as message_plain, plain_html as message_plain_html, preview as update_preview, proposed_headline,
    public_headline, renewed, repeats, short as message_short, since_last, slack as message_slack,
    stage as update_stage, statuspage, without_styles,
};
pub use no_change_update::{all_clear, no_change};
pub use picture::{Picture, Shape, picture};
pub use pictures::{NamedPicture, left_out, picture_error};
pub use precedent::{follow_ups_line, precedent};
pub use problem::position;
pub use reading::Reading;
pub use record::markdown as record_markdown;
pub use redaction::{goes_along, stands_elsewhere, stays, words_without_a_row};
pub use report::{Report, TimelineText, timeline_csv, timeline_text};
pub use sharing::{Mask, MaskKind, MaskedCopy, masked_copy, people, texts};
pub use status_site::cstate;
pub use unknown::UnknownFields;
