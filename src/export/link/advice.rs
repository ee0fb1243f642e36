//! What carries a link of some length, from what vendors and their users say (`docs/send.md` names the sources).

/// A link with more characters is better sent as a file: some mail programs and chats stop carrying it whole.
pub const CARRIED: usize = 7_800;

/// The most that Discord takes in a message.
const DISCORD: usize = 2_000;
/// From here on Slack splits a message, and with it the link. Google Chat and Telegram stop near it.
const SLACK: usize = 4_000;

/// What carries a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carriers {
    /// Chats and mail.
    Everything,
    /// Slack, Teams and mail, but not Discord.
    Most,
    /// Teams and mail.
    Few,
    /// Nothing that one can count on.
    None,
}

/// What carries a link of so many characters, its address included.
pub fn carriers(characters: usize) -> Carriers {
    let limits = [(DISCORD, Carriers::Everything), (SLACK, Carriers::Most), (CARRIED, Carriers::Few)];
    let carried = limits.into_iter().find(|(most, _)| characters <= *most);
    carried.map_or(Carriers::None, |(_, carriers)| carriers)
}

impl Carriers {
    /// The words for it.
    pub fn advice(self) -> &'static str {
        match self {
            Carriers::Everything => "Chat and mail carry it.",
            Carriers::Most => "Slack, Teams and mail carry it; Discord does not (2,000 characters).",
            Carriers::Few => {
                "Teams and mail carry it. Slack splits messages at 4,000 characters, and the link with them."
            }
            Carriers::None => "Too long to count on: mail programs and chats cut such links. Send the file.",
        }
    }
}
