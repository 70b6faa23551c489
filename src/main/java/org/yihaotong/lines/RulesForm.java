package org.yihaotong.lines;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.yihaotong.lines.LineRules.AfterHours;
import org.yihaotong.lines.LineRules.Both;
import org.yihaotong.lines.LineRules.Centre;
import org.yihaotong.lines.LineRules.DutyTelephone;
import org.yihaotong.lines.LineRules.Here;
import org.yihaotong.lines.LineRules.Merged;
import org.yihaotong.lines.LineRules.OtherCentre;
import org.yihaotong.lines.LineRules.Overflow;
import org.yihaotong.lines.LineRules.Overflow.Action;
import org.yihaotong.lines.LineRules.Staged;
import org.yihaotong.lines.LineRules.Stationed;
import org.yihaotong.platform.DepartmentCode;

/**
 * A line's rules as they are written in the database and by the console. Reading checks
 * them: what is stored has been read once.
 *
 * @param hours when the line is answered here
 * @param otherCentre the utility's own centre
 * @param duty who is on duty outside the hours
 * @param merged the rule of a line without stages
 * @param dual the rule while both centres answer
 * @param stripped the rule while the utility's own business stays there
 * @param stationed the rule while the utility's staff sit here
 */
record RulesForm(@Nullable HoursForm hours, @Nullable OtherCentreForm otherCentre, @Nullable DutyForm duty,
		@Nullable RuleForm merged, @Nullable RuleForm dual, @Nullable RuleForm stripped, @Nullable RuleForm stationed) {

	private static final int SHORTEST_RING = 5;

	private static final int LONGEST_RING = 60;

	static RulesForm of(LineRules rules) {
		HoursForm hours = HoursForm.of(rules.hours());
		OtherCentreForm other = rules.otherCentre()
			.map((centre) -> new OtherCentreForm(centre.number(), HoursForm.of(centre.hours())))
			.orElse(null);
		DutyForm duty = rules.duty().map(DutyForm::of).orElse(null);
		return switch (rules.routing()) {
			case Merged merged -> new RulesForm(hours, other, duty, RuleForm.of(merged.rule()), null, null, null);
			case Staged staged -> new RulesForm(hours, other, duty, null, RuleForm.of(staged.dual()),
					RuleForm.of(staged.stripped()), RuleForm.of(staged.stationed()));
		};
	}

	/**
	 * Reads the rules of a line.
	 * @param mode how the line joined; tells which rules it needs
	 * @return the rules
	 * @throws LineRefused for the first fault
	 */
	LineRules read(Line.Mode mode) {
		OpeningHours open = required(this.hours, "hours").read();
		Optional<DutyTelephone> onDuty = Optional.ofNullable(this.duty).map(DutyForm::read);
		LineRules rules = switch (mode) {
			case MAIN, MERGED -> new LineRules(open, Optional.empty(), onDuty,
					new Merged(required(this.merged, "merged").here(Action.MERGED, AfterHours.MERGED)));
			case DUAL_TRACK ->
				checked(new LineRules(open, Optional.ofNullable(this.otherCentre).map(OtherCentreForm::read), onDuty,
						new Staged(required(this.dual, "dual").both(),
								required(this.stripped, "stripped").here(Action.STRIPPED, AfterHours.STRIPPED),
								required(this.stationed, "stationed").stationed())));
		};
		if (namesDuty() && onDuty.isEmpty()) {
			throw LineRefusals.badInput("duty", "A rule names the duty telephone, but its entry is missing");
		}
		return rules;
	}

	private boolean namesDuty() {
		return Stream.of(this.merged, this.dual, this.stripped, this.stationed)
			.anyMatch((rule) -> rule != null && rule.afterHours() == AfterHours.DUTY);
	}

	private LineRules checked(LineRules rules) {
		boolean needed = Optional.ofNullable(this.dual).filter((rule) -> rule.first() == Centre.THERE).isPresent()
				|| names(this.dual) || names(this.stripped) || names(this.stationed);
		if (needed && rules.otherCentre().isEmpty()) {
			throw LineRefusals.badInput("other-centre", "A rule names the other centre, but its number is missing");
		}
		return rules;
	}

	private static boolean names(@Nullable RuleForm rule) {
		return rule != null && (rule.afterHours() == AfterHours.OTHER_CENTRE || Boolean.TRUE.equals(rule.ownBusiness())
				|| (rule.overflow() != null && rule.overflow().action() == Action.OTHER_CENTRE));
	}

	private static Duration ring(@Nullable Integer seconds) {
		int ring = Objects.requireNonNullElse(seconds, (int) LineRouting.RING_THERE.toSeconds());
		if (ring < SHORTEST_RING || ring > LONGEST_RING) {
			throw LineRefusals.badInput("ring", "Rings " + ring + " seconds", SHORTEST_RING, LONGEST_RING);
		}
		return Duration.ofSeconds(ring);
	}

	private static <T> T required(@Nullable T part, String name) {
		if (part == null) {
			throw LineRefusals.badInput("part", "This part is missing: " + name, name);
		}
		return part;
	}

	/**
	 * The centre that a utility runs itself.
	 *
	 * @param number what is dialled over the second trunk
	 * @param hours when somebody answers there
	 */
	record OtherCentreForm(@Nullable String number, @Nullable HoursForm hours) {

		OtherCentre read() {
			String digits = Objects.requireNonNullElse(this.number, "").replaceAll("[\\s-]", "");
			if (!SecondTrunk.isNumber(digits)) {
				throw LineRefusals.badInput("other-number", "Not a number to dial: " + this.number, digits);
			}
			return new OtherCentre(digits, required(this.hours, "otherCentre.hours").read());
		}

	}

	/**
	 * Who is on duty outside the hours.
	 *
	 * @param entry the code of an entry of the directory
	 * @param ringSeconds how long it rings there
	 */
	record DutyForm(@Nullable String entry, @Nullable Integer ringSeconds) {

		static DutyForm of(DutyTelephone duty) {
			return new DutyForm(duty.entry().value(), (int) duty.ring().toSeconds());
		}

		DutyTelephone read() {
			String code = Objects.requireNonNullElse(this.entry, "").strip();
			if (!DepartmentCode.isOne(code)) {
				throw LineRefusals.unknownDuty(code);
			}
			return new DutyTelephone(new DepartmentCode(code), ring(this.ringSeconds));
		}

	}

	/**
	 * The rule of a stage; a part that the stage does not have stays away.
	 *
	 * @param first the centre that comes first (dual)
	 * @param ringThereSeconds how long it rings there (dual)
	 * @param ownBusiness whether key 1 leads to the utility's own centre (stripped)
	 * @param skillGroup the utility's staff here (stationed)
	 * @param overflow when too many wait
	 * @param afterHours outside the hours
	 */
	record RuleForm(@Nullable Centre first, @Nullable Integer ringThereSeconds, @Nullable Boolean ownBusiness,
			@Nullable String skillGroup, @Nullable OverflowForm overflow, @Nullable AfterHours afterHours) {

		static RuleForm of(Here rule) {
			return new RuleForm(null, null, rule.ownBusiness(), null, OverflowForm.of(rule.overflow()),
					rule.afterHours());
		}

		static RuleForm of(Both rule) {
			return new RuleForm(rule.first(), (int) rule.ringThere().toSeconds(), null, null,
					OverflowForm.of(rule.overflow()), rule.afterHours());
		}

		static RuleForm of(Stationed rule) {
			return new RuleForm(null, null, null, rule.group().value(), OverflowForm.of(rule.overflow()),
					rule.afterHours());
		}

		Here here(Set<Action> actions, Set<AfterHours> afterHoursRules) {
			return new Here(Boolean.TRUE.equals(this.ownBusiness), overflow(actions), afterHours(afterHoursRules));
		}

		Both both() {
			return new Both(required(this.first, "first"), ring(this.ringThereSeconds), overflow(Action.DUAL),
					afterHours(AfterHours.DUAL));
		}

		Stationed stationed() {
			String group = Objects.requireNonNullElse(this.skillGroup, "").strip();
			if (!SkillGroup.isOne(group)) {
				throw LineRefusals.badInput("skill-group", "Not a skill group: " + group, group);
			}
			return new Stationed(new SkillGroup(group), overflow(Action.STATIONED), afterHours(AfterHours.STATIONED));
		}

		private Overflow overflow(Set<Action> allowed) {
			return required(this.overflow, "overflow").read(allowed);
		}

		private AfterHours afterHours(Set<AfterHours> allowed) {
			AfterHours rule = required(this.afterHours, "afterHours");
			if (!allowed.contains(rule)) {
				throw LineRefusals.badInput("rule", rule + " is not possible here", rule.name());
			}
			return rule;
		}

	}

	/**
	 * What happens when too many wait.
	 *
	 * @param action what happens
	 * @param longestQueue so many may wait
	 * @param longestWaitSeconds so long a call may be expected to wait
	 */
	record OverflowForm(@Nullable Action action, @Nullable Integer longestQueue, @Nullable Integer longestWaitSeconds) {

		private static final int LONGEST_QUEUE = 999;

		private static final int LONGEST_WAIT_SECONDS = 3600;

		static OverflowForm of(Overflow rule) {
			return new OverflowForm(rule.action(), rule.longestQueue(), (int) rule.longestWait().toSeconds());
		}

		Overflow read(Set<Action> allowed) {
			Action chosen = required(this.action, "overflow.action");
			if (!allowed.contains(chosen)) {
				throw LineRefusals.badInput("rule", chosen + " is not possible here", chosen.name());
			}
			int queue = Objects.requireNonNullElse(this.longestQueue, -1);
			int wait = Objects.requireNonNullElse(this.longestWaitSeconds, -1);
			if (queue < 0 || queue > LONGEST_QUEUE || wait < 0 || wait > LONGEST_WAIT_SECONDS) {
				throw LineRefusals.badInput("limit", "Not a limit: " + queue + " calls, " + wait + " s", LONGEST_QUEUE,
						LONGEST_WAIT_SECONDS);
			}
			return new Overflow(chosen, queue, Duration.ofSeconds(wait));
		}

	}

}
