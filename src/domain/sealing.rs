//! Who may see whose scores. Until everybody who is invited has handed in, each sees their own alone, whoever owns the workspace:
//! a score that was seen first pulls the next one after it. Everything that shows or shares a score asks here. Must never be asked
//! for what nobody is shown, such as whether somebody has handed in at all.

use super::{Id, team::Member};

/// Somebody's place at the table of one application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub member: Id<Member>,
    /// Whether they are invited. Whoever writes a scorecard without being invited has a seat too.
    pub invited: bool,
    /// Whether they have a scorecard, handed in or not.
    pub begun: bool,
    /// Whether it is handed in.
    pub handed_in: bool,
}

/// Whether somebody may see the scores that somebody else has handed in: once all who are invited have, and not while they are
/// in the middle of their own. With nobody invited that second half alone holds.
pub fn is_open(viewer: Option<Id<Member>>, seats: &[Seat]) -> bool {
    seats.iter().all(|seat| seat.handed_in || !(seat.invited || (seat.begun && Some(seat.member) == viewer)))
}

/// Whether somebody may see what a scorecard says: marks, evidence, recommendation, and any sum that they are part of.
pub fn may_see(author: Id<Member>, viewer: Option<Id<Member>>, seats: &[Seat]) -> bool {
    let handed_in = seats.iter().any(|seat| seat.member == author && seat.handed_in);
    Some(author) == viewer || (handed_in && is_open(viewer, seats))
}

/// How many have handed in, and of how many: of those who are invited, and of those who did so unasked.
pub fn progress(seats: &[Seat]) -> (usize, usize) {
    let done = seats.iter().filter(|seat| seat.handed_in).count();
    (done, done + awaited(seats).count())
}

/// Those for whom everybody waits: they are invited and have not handed in.
pub fn awaited(seats: &[Seat]) -> impl Iterator<Item = Id<Member>> {
    seats.iter().filter(|seat| seat.invited && !seat.handed_in).map(|seat| seat.member)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn seat() -> impl Strategy<Value = Seat> {
        (0u128..6, any::<bool>(), 0..3).prop_map(|(member, invited, card)| Seat {
            member: Id::new(member),
            invited,
            begun: card > 0,
            handed_in: card > 1,
        })
    }

    proptest! {
        #[test]
        fn while_one_is_awaited_nobody_sees_any_score_but_their_own(
            seats in prop::collection::vec(seat(), 1..6), author in 0u128..6, viewer in 0u128..6
        ) {
            let (author, viewer) = (Id::new(author), Id::new(viewer));
            let (done, all) = progress(&seats);
            let sees = may_see(author, Some(viewer), &seats);
            if author == viewer {
                prop_assert!(sees);
            } else if done < all || seats.iter().all(|seat| seat.member != author || !seat.handed_in) {
                prop_assert!(!sees);
            }
            prop_assert!(!(is_open(Some(viewer), &seats) && done < all));
        }

        #[test]
        fn when_all_have_handed_in_everybody_sees_everything(count in 1u128..6, viewer in 0u128..9) {
            let seat = |member| Seat { member: Id::new(member), invited: true, begun: true, handed_in: true };
            let seats: Vec<_> = (0..count).map(seat).collect();
            for author in &seats {
                prop_assert!(may_see(author.member, Some(Id::new(viewer)), &seats));
            }
        }
    }

    #[test]
    fn whoever_has_handed_in_unasked_counts_beside_those_who_are_invited() {
        let seat = |member, invited, handed_in| Seat { member: Id::new(member), invited, begun: handed_in, handed_in };
        let seats = [seat(1, false, true), seat(2, false, true), seat(3, true, false)];
        assert_eq!(progress(&seats), (2, 3));
        assert_eq!(awaited(&seats).collect::<Vec<_>>(), [Id::new(3)]);
        let draft = Seat { begun: true, ..seat(4, false, false) };
        assert_eq!(progress(&[seat(1, true, true), draft]), (1, 1), "nobody waits for a draft of somebody uninvited");
    }

    #[test]
    fn with_nobody_invited_whoever_has_begun_waits_for_themselves() {
        let seat = |member, begun, handed_in| Seat { member: Id::new(member), invited: false, begun, handed_in };
        let seats = [seat(1, true, true), seat(2, true, false)];
        let [one, two, three] = [1, 2, 3].map(Id::new);
        assert!(!may_see(one, Some(two), &seats), "two has begun");
        assert!(may_see(one, Some(three), &seats));
        assert!(!may_see(two, Some(three), &seats), "a draft is nobody else's");
        assert!(!may_see(two, None, &seats));
    }
}
