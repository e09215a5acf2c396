"""Every form of the shorthand with what it means: the tables of docs/format.md, and what the tests try."""

from __future__ import annotations

Table = tuple[tuple[str, str], ...]
"""Forms that mean the same kind of thing, several of them divided by “ | ”, and what they mean."""

PRESCRIPTIONS: Table = (
    ("3x10 | 3 sets x 10 reps | 3 rounds of 10", "three sets of ten"),
    ("10", "one set; in a circuit, one round"),
    ("3-4x8-10 | 3 to 4 x 8 to 10", "three or four sets: a row for each of the four"),
    ("50 total | 50-100 total", "as many sets as it takes: a cell for each"),
    (
        "100 total in at most 4 sets | 60 total in 3-5 sets | 50 in as few sets as possible",
        "a total, and in how many sets: a cell for each of them",
    ),
    ("3x8-10", "three sets of eight to ten"),
    ("1x5+", "five or more"),
    ("3xAMRAP | 3x as many as possible", "as many as possible"),
    ("3xto failure | 3xF | 3x8-12 to failure", "until not one more good rep is left"),
    ("4xmax-2 | 2xmax hold - 10s", "so many fewer than the most that goes"),
    ("5x50% of max | 4x60-70% of max hold", "a share of the athlete's own best, which the athlete works out"),
    ("3x30s | 2x1.5 min | 3x1:30 | 3x20s hold | 2.5 h", "holds and timed work"),
    ("3xmax hold | 1xmax distance | 1xmax cal", "as long, as far, as much as possible"),
    ("4x20m | 1x2 km | 1x5k | 4x40 yd | 4x50ft | 1x1 mi", "distance"),
    ("3x15 cal", "calories"),
    ("15/12 cal | 500/400 m", "two that a group chooses from"),
    ("3x5 contacts | 3x10 jumps | 2x8 hops", "foot contacts, jumps, hops"),
    ("20 throws", "throws"),
    ("3x5 breaths", "breaths"),
    ("2x10 steps", "steps"),
    ("10x400m @ 1:45 | 6x800m in 3:20 | 4x400m in 1:12.5-1:15", "a distance in a time"),
    (
        "4x150m in 24s | 3x200m in 36.5 s | 3x200m in 23-24 s",
        "the same in seconds, to the hundredth, or between two times",
    ),
    ("10 km @ 5:30", "a distance at a pace, where no other can be meant"),
    ("1x5RM | 1RM | work up to 3RM | daily max", "the most that goes that day"),
    ("heavy single | work up to a heavy triple | heavy set of 5", "as hard as it goes well, not a maximum"),
    (
        "3x10/leg | 3x10 per side | 10/10 | 3x10 each | 3x10 each side | 3x10 e/s | 3x10 L/R | 8L/8R",
        "per side, said out loud; needed only where the exercise does not say `sides: each`",
    ),
    ("3x15 left, 22 right | 15L/22R | 12 weak, 8 strong", "each side something else"),
    ("16-20 alt | 3x20 alternating", "both sides together, in turn from rep to rep"),
    ("5x5 @ 75% | 3x8 @ RPE 8 | 4x6 @ 60kg", "with a load"),
    ("3x10 BW | 3x10 red band | 3x10 bar", "with a load that has a name; it needs no @"),
    ("3x8 @8 | 3x8 @ 7.5-8", "a number alone after `@` is an RPE, from 5 to 10; any other is refused"),
    ("3x10 (70%) | 3x10 (per side) | 3x10 (RPE 8, rest 90s)", "in brackets, where a load needs no `@`"),
    ("3x8 RPE 8 | 8x25m all out | 30 min tempo", "with an effort; it needs no @"),
    ("1xAMRAP in 2 min | 50 total in 15 min | 1x2000m for time", "within a time; against the clock"),
    ("5x3 @ 80% @ RPE 8 | 3x8 @ 60kg, 2 RIR | 5x3 @ 60% 0.8 m/s", "with a load and an effort"),
    ("1x5 @ 65%, 1x5 @ 75%, 1x5+ @ 85%", "set groups, left to right"),
    (
        "5/5/5+ @ 65/75/85% | 5,5,5+ @ 65,75,85% | 5, 5, 5+ @ 65, 75, 85%",
        "the same: reps for each set, and a target for each; as many of one as of the other",
    ),
    (
        "12/10/8 @ 60kg | 3x5 @ 80kg, 85, 90 | 3x10 @ RPE 7, 8, 9 | 1x5 @ 40/55/65/75/85%",
        "only the reps, or only the targets, set by set",
    ),
    ("3x8 @ 8", "RPE 8: from 5 to 10 a number needs no more"),
    ("warm-up 2x5 @ 40%, 3x5 @ 80%", "warm-up sets with boxes of their own, numbered w1, w2"),
    ("top 1x3 @ RPE 8, back-off 3x5 @ -10%", "a top set, then back-off sets 10 % lighter than it"),
    (
        "1x5+ @ 85%, back-off 5x5 @ first set | 1x5 @ 65%, 1x5+ @ 85%, 5x5 FSL",
        "back-off sets with the load of the first work set",
    ),
    (
        "15RM, 3x10+ @ first set | top 1x5 @ RPE 8, back-off 5x2 @ first set",
        "the same weight as set 1, whatever that came to",
    ),
    (
        "1xAMRAP @ 60kg, 3x half of set 1 | 15RM, as many singles as set 1 | 1xAMRAP, 2x60% of set 1",
        "reps that follow from those of another set, with its weight where they have none of their own",
    ),
    ("1x5+ @ 85%, joker 1x5 @ +5%", "joker: one more, heavier than the set before, when that was fast"),
    ("3x10 @ 60kg, drop 2x10 @ -20%", "drop sets: no rest before, each 20 % lighter than the set before"),
    ("cluster 4x2+2+2 @ 85% | cluster 4x(2+2+2) 15s | cluster 4x(3x2) 15s", "sets broken by short pauses"),
    ("ladder 3x1+2+3 | 3 ladders of 1-2-3 | ladder 3x(1,2,3)", "ladders: each rung with a breath after it"),
    ("5 ladders of 1-5 | 3 ladders of 2,3,5", "from 1 to 5, rung by rung; rungs of your own"),
    ("2x4x100m | 2x(4x100m)", "two sets of four runs: a cell for the time of each"),
    (
        "2x4x100m 60s rest 5 min | 2x(4x100m rest 60s) rest 5 min",
        "with the rest between the runs, and between the sets",
    ),
    ("2x(5x200m in 32 s rest 60s) rest 8 min", "and with the time of each run"),
    ("2x(2x(4x100m rest 60s) rest 4 min) rest 10 min", "sets of sets"),
    ("3x(4x50m on 1:00) rest 2 min | 5x(4x5 every 30s)", "with the time from one start to the next inside the set"),
    (
        "2x(1x3 @ 80%, 1x2 @ 85%, 1x1 @ 90%) | 3 waves of 3-2-1 | 3x(2,3,5) @ 24kg",
        "set groups that are done again from the start, such as waves",
    ),
    (
        "rest-pause 1x8+4+2 20s | rest-pause 2x12-15 | 11-15 RP",
        "to the last good rep, a few breaths, and on: a cell for each part, three where they are not written",
    ),
    ("myo-reps 1x15 + 4x5 20s @ 60kg", "an activation set, then four short ones: a cell for each"),
    ("breathing 1x20 @ 10RM | widowmaker 1x20", "one long set, with deep breaths before each of the last reps"),
    ("5x2+1 @ 75% | 3x(1+1+1)", "a complex: two of the first lift and one of the second, in one go"),
    ("3x5 + 1x20 | 5x5 @ 80% + 1xAMRAP | 3x5, then 1x20", "two groups of sets, as with a comma"),
    ("3x10 + 10s hold", "ten reps and then a hold, in each set"),
    ("100 total over the session | 50 total between sets", "spread over the session, or done while others rest"),
    ("6x3 over the day", "a few at a time, all day"),
    ("3x8 +1 rep/week | 3x20s +5s/week up to 60s", "climbs by rule, from the first week that has it"),
    ("3x10 +1 set every 2 weeks | 3x8-10 +1 rep/session", "more sets; more with every session"),
    ("3x5 @ 60kg +2.5kg/session", "the load climbs by rule"),
    ("5x5 @ 60kg +5kg/set | 4x3 @ 70% +5%/set | 5x10 -2 reps/set", "from set to set: 60, 65, 70 kg …"),
    ("3x10 hold 5s", "a pause of so long where the muscle is shortest, in each rep"),
    ("3x8 @ 60kg tempo 31X0 rest 2 min", "tempo and rest of this group only"),
    ("3x8 wide grip, 3x8 close grip | 3x10 seated | 2x3 from blocks @ 70%", "the grip or the position of this group"),
    ("1x8 min rest 3 min walk, 1x5 min | 4x400m rest 200m jog", "what is done meanwhile"),
    ("6x60m rest walk back | 4x3 min rest same as work", "a rest without a length of its own"),
    (
        "8x50m on 1:00 | 5x3 @ 80% every 2 min | 8x1 @ 70% on the minute",
        "from one start to the next; what is left of it is rest",
    ),
    ("8x30s/30s | 8x20s on, 10s off", "work and rest in turn"),
)

LOADS: Table = (
    ("60kg | 135 lb | 5-15kg", "that weight"),
    ("2x24kg | 24kg each | 24kg per hand", "one of that weight in each hand"),
    ("95/65 lb | 2x24/16kg | 24/20 in", "two that a group chooses from: both are printed, or one by the roster"),
    ("75% | 70-75%", "of the exercise's own one-repetition maximum, or of the lift that its `percent_of` names"),
    ("55% of barbell-hip-thrust", "of another lift's maximum"),
    ("75% TM | 75% of training max | 75% TM of back-squat", "of the training max, `training_max` of the maximum"),
    ("75% 1RM", "of the maximum, also where the program has a `training_max`"),
    ("90% of 5RM", "of another maximum than that of one repetition; the athlete works it out"),
    ("80% of Monday's weight", "of a weight that the athlete knows; it ends in “weight” or “load”"),
    ("70% + 10kg | 55% of barbell-hip-thrust - 5kg", "a percentage and a weight"),
    ("50% + bands | 50% + 25% bands | 100kg + chains", "and what pulls besides"),
    ("50% of bodyweight | 50% BW | 1.5x bodyweight", "of the body weight, a load where the program gives `bodyweight`"),
    ("3RM | daily max", "the most that goes for three reps, or for one, that day"),
    ("bar", "the empty bar"),
    ("bodyweight", "no load column on paper"),
    ("bodyweight + 10kg | bodyweight - 20kg", "added weight, or assistance"),
    ("RPE 8 | RPE 7-8", "effort from 1 to 10"),
    ("2 RIR | RIR 1-2", "reps in reserve"),
    ("RPE <= 8 | max RPE 8 | RPE 8 or less", "no harder than that"),
    (">= 0.8 m/s | <= 150 bpm | RPE 7 or more", "at least, or at most"),
    ("RPE < 8 | > 0.8 m/s | pain below 3", "less, or more, than that"),
    ("20% velocity loss | VL20", "the set ends when reps get slower by so much"),
    ("Borg 11-13 | Borg <= 13", "effort on Borg's scale, from 6 to 20"),
    ("pain <= 3 | pain 0-2/10 | pain-free", "how much pain is allowed, from 0 to 10"),
    ("0.8 m/s | 0.75-0.85 m/s | 12 km/h", "speed of the bar, or of the athlete"),
    ("250 W | 220-240 W | 90 rpm | 22-24 spm", "power, revolutions and strokes a minute"),
    ("88-94% FTP | 60% HRR | 95% VO2max | 100% MAS", "of the athlete's own threshold power, heart-rate reserve …"),
    ("zone 2 | Z2 | zone 2-3", "heart-rate zone"),
    ("130-145 bpm | 80% HRmax | 70-80% HRmax", "heart rate"),
    ("5:30/km | 8:00/mi | 1:45/500m | 5:00-5:30/km", "pace"),
    ("95% speed | 80-90% effort | 70% MVC", "of the athlete's best"),
    ("30cm | 24 in", "height of a box"),
    ("8% incline", "of a treadmill or a hill"),
    ("red band | light band | band", "a band, by its colour or strength"),
    ("easy | steady | moderate | hard | all out | able to talk", "effort in a word"),
    (
        "tempo pace | threshold pace | 5k pace | marathon pace | T pace | CSS",
        "a pace that has a name, any that ends so",
    ),
    ("2k pace + 12s | marathon pace - 10 s/km", "slower or faster than it"),
    ("75% @ RPE 8 | 60kg, 2 RIR | 75% RPE 8", "a load and an effort for the same set"),
    ("60kg +2.5kg/session | 70% +2.5%/week | 135 lb +5 lb every 2 weeks | 75% +2.5kg/week", "climbs by rule"),
    ("60kg +5kg/set | 70% +5%/set", "climbs from set to set"),
    ("60kg +2.5%/week", "heavier by so much of what it has become, rounded to what can be loaded"),
    ("60kg +2.5kg/week up to 100kg | bodyweight - 30kg +2.5kg/week", "climbs to an end"),
)

CHANGES: Table = (
    (
        "-10% | +5kg | -10% of the top set | 90% of top set | 90% of it",
        "more or less than the top set or the last work set",
    ),
    ("first set | FSL", "as heavy as the first work set"),
    ("second set | SSL", "as heavy as the second work set, counted set by set"),
)
"""Loads of a set group that follows another."""

RAMPS: Table = (
    ("yes", "the empty bar × 8 (with a barbell), then 40 % × 5, 60 % × 3, 80 % × 2"),
    ("40% x 5, 60% x 3, 80% x 2", "steps of your own, in percent of the work load"),
    ("40% TM x 5, 50% TM x 5", "in percent of the training max, or `1RM` of the maximum"),
    ("2x5 @ bar, 40kg x 5, 3 @ 80%", "the bar, weights, several sets of a step"),
    ("none | no", "no warm-up here, although `defaults` ask for one"),
)

PROGRESS: Table = (
    (
        "+2.5kg every session | +2.5kg every 2 sessions | +1 set every 3 weeks | +2.5kg every cycle",
        "as time goes by; after every round of the program",
    ),
    (
        "+2.5kg when all reps are done | +5lb after 2 successes | +5lb after 2 successes in a row",
        "when it went well, once or several times",
    ),
    (
        "-10% after 3 misses | repeat after a miss | longer rest after a stall",
        "when it did not; a stall is what you call one",
    ),
    ("+2.5kg when all sets reach 12 | +2.5kg and back to 8 reps when all sets reach 12", "double progression"),
    (
        "+2.5kg when all sets reach 12 in 2 sessions | +2.5kg when all sets reach the top of the range",
        "in more than one session; the range is that of `do`",
    ),
    (
        "+5kg when the last set reaches 10 | +5kg when the top set reaches 5 | +5kg when the AMRAP set reaches 8 "
        "| +5 lb when set 3 reaches 2 | +2.5kg when one set reaches 12",
        "by one set",
    ),
    (
        "+2.5kg when the total reaches 50 | -5lb when the total is below 11 | -5lb when the last set is 4 or less",
        "by the reps of all sets together; by too few of them",
    ),
    (
        "+2.5kg when all reps are done and RPE is 8 or less | +2.5kg when all sets reach 12 and it feels easy",
        "two things at once: the reps, and how they felt",
    ),
    (
        "+2.5kg when RPE is 8 or less | -5% when RPE is above 9 | +2.5kg when RIR is 3 or more | +5kg when pain is below 3",
        "by effort, reps in reserve; by pain, from 0 to 10",
    ),
    (
        "more weight when it feels light | less weight when it feels heavy | +2.5kg when the bar moves fast "
        "| +2.5kg when the form is clean | -5% when the form slips",
        "by feel",
    ),
    ("+2.5kg every session, up to 100kg | +1 set every week, up to 5 sets", "up to an end"),
    ("+5-10lb when all reps are done | +1-2 reps every session", "a range: the athlete chooses"),
    (
        "more weight when all sets reach 12 | more reps every week | fewer sets after a stall | shorter rest every week",
        "as it goes",
    ),
    (
        "+1 rep when all reps are done | +5s every session | +1 set every week | +100m every week | +1 round every week",
        "reps, seconds, sets, metres, rounds",
    ),
    (
        "+1 rep in one set when all reps are done | +1 rep in each set every week | +1 rep in the last set every week",
        "in which of the sets",
    ),
    ("+30s rest after a miss | -15s rest every week | rest 3 min after 2 misses", "another rest"),
    (
        "+5lb on the TM every cycle | +1% of 1RM every week | +2.5% of the TM every week",
        "the training max; shares of a maximum",
    ),
    (
        "+1.25kg for every rep over 10 in the last set | +1% of 1RM for every rep over 6 in the last set, at most 10 "
        "| -1kg for every rep under 5 in set 2",
        "so much for each rep more, or fewer, than asked for",
    ),
    ("+5kg when the last set reaches 5; double when the last set reaches 10", "twice as much when it went very well"),
    (
        "6x2+ after a miss; 10x1+ after 2 misses | 3x5, 1x5+ after a stall",
        "other sets, as in `do`",
    ),
    (
        "1x5RM after 3 misses, then 85% of it | 3x5 at 90% of it after 2 misses",
        "a new maximum, and on with a share of it",
    ),
    (
        "back to 60kg after 3 misses | back to 90% after 3 misses | start again with +2.5kg after a stall "
        "| deload after 3 misses",
        "begin anew",
    ),
    ("harder variation when all sets reach 8 | easier variation after 2 misses", "another exercise of its kind"),
    (
        "new exercise after 2 misses | new exercise (dip, push-up) after 2 misses",
        "another exercise, one of these",
    ),
    ("linear +2.5kg", "`+2.5kg when all reps are done; -10% after 3 misses`"),
    (
        "double progression +5lb | double progression 8-12 +5lb",
        "`+5lb and back to 8 reps when all sets reach 12`, of the range of `do` where none is said",
    ),
    (
        "stages [5x3, 6x2, 10x1] +5lb | stages [5x3, 6x2, 10x1] +5lb; back to stage 1 with +5lb after the last stage",
        "`+5lb when all reps are done; next stage after a miss; back to stage 1 after the last stage`",
    ),
    ("none", "no rule here, although `defaults` give one"),
)

TEMPOS: Table = (
    ("3-0-1-2 | 3012 | 3/0/1/2 | 3 0 1 2 | 31X0 | 3-1-X-0 | 3/1/X/0", "all four"),
    ("301 | 3-0-1 | 3/0/X", "three: the last is 0"),
    ("top 2s | 2 s pause at the top", "only this phase; the others stay as the exercise has them"),
    ("slow down", "this phase slow, 3 s"),
    ("fast up", "this phase as `X`"),
    ("top 2s, slow down", "several phrases"),
    ("smooth and quiet", "words, printed as they stand"),
    ("none | off", "none here, although the exercise or `defaults` have one"),
)


def forms(table: Table) -> list[str]:
    """Every form of a table, one by one."""
    return [form for written, _ in table for form in written.split(" | ")]
