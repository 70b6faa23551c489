package org.yihaotong.lines;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import org.yihaotong.lines.LineRules.AfterHours;
import org.yihaotong.lines.LineRules.Both;
import org.yihaotong.lines.LineRules.Centre;
import org.yihaotong.lines.LineRules.Here;
import org.yihaotong.lines.LineRules.Merged;
import org.yihaotong.lines.LineRules.OtherCentre;
import org.yihaotong.lines.LineRules.Overflow;
import org.yihaotong.lines.LineRules.Overflow.Action;
import org.yihaotong.lines.LineRules.Staged;
import org.yihaotong.lines.LineRules.Stationed;

/**
 * The rules of a line until an administrator sets others: around the clock, as GB/T
 * 33358-2016 asks of the hotline. The limits are a beginning; no source names any.
 */
final class FirstRules {

	private static final Overflow CALL_BACK = new Overflow(Action.CALL_BACK, 40, Duration.ofMinutes(10));

	private static final Overflow OTHER_CENTRE = new Overflow(Action.OTHER_CENTRE, 10, Duration.ofMinutes(3));

	private static final Overflow EVERY_AGENT = new Overflow(Action.EVERY_AGENT, 5, Duration.ofMinutes(1));

	private FirstRules() {
	}

	static LineRules of(Line line) {
		return switch (line.mode()) {
			case MAIN, MERGED -> new LineRules(OpeningHours.ALWAYS, Optional.empty(), Optional.empty(),
					new Merged(new Here(false, CALL_BACK, AfterHours.VOICEMAIL)));
			case DUAL_TRACK ->
				new LineRules(OpeningHours.ALWAYS, Optional.of(otherCentre(line)), Optional.empty(), staged(line));
		};
	}

	/**
	 * The second trunk ends at the utility itself, where its own number is known.
	 */
	private static OtherCentre otherCentre(Line line) {
		return new OtherCentre(line.number().value().replace("-", ""), OpeningHours.ALWAYS);
	}

	private static Staged staged(Line line) {
		SkillGroup group = new SkillGroup(line.owner().value().toLowerCase(Locale.ROOT));
		return new Staged(new Both(Centre.THERE, LineRouting.RING_THERE, OTHER_CENTRE, AfterHours.CALL_BACK),
				new Here(true, CALL_BACK, AfterHours.VOICEMAIL),
				new Stationed(group, EVERY_AGENT, AfterHours.EVERY_AGENT));
	}

}
