package org.yihaotong.lines;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.StagePlan.CutOver;
import org.yihaotong.platform.CategoryCode;

/**
 * A line in the console's list.
 *
 * @param number its number
 * @param nameZh its name in Chinese
 * @param nameEn its name in English
 * @param owner the unit it belonged or belongs to
 * @param mode how it joined
 * @param stage the stage in force
 * @param greeting what the caller hears first
 * @param defaultMajor the usual major category of its requests
 * @param now what its number does now
 * @param next the next cut-over
 * @param announcements what callers hear before the question
 * @param today what came over it since midnight
 */
record LineResponse(String number, String nameZh, String nameEn, String owner, Mode mode, @Nullable Stage stage,
		String greeting, @Nullable String defaultMajor, DecisionResponse now, @Nullable CutOver next,
		List<String> announcements, LineFigures.Contacts today) {

	static LineResponse of(LineSetup setup, LineDecision decision, Instant now, List<HotSpot> announcements,
			LineFigures.Contacts today) {
		Line line = setup.lineAt(now);
		return new LineResponse(line.number().value(), line.nameZh(), line.nameEn(), line.owner().value(), line.mode(),
				line.stage().orElse(null), line.greeting(), line.defaultMajor().map(CategoryCode::value).orElse(null),
				DecisionResponse.of(decision), setup.plan().flatMap((plan) -> plan.next(now)).orElse(null),
				announcements.stream().map(HotSpot::text).toList(), today);
	}

	/**
	 * What is set for a line.
	 *
	 * @param number its number
	 * @param version what {@code If-Match} has to name
	 * @param greeting what the caller hears first
	 * @param rules how it is answered
	 * @param plan its stages over time
	 */
	record Detail(String number, long version, String greeting, RulesForm rules, @Nullable StagePlan plan) {

		static Detail of(LineSetup setup) {
			return new Detail(setup.line().number().value(), setup.version(), setup.line().greeting(),
					RulesForm.of(setup.rules()), setup.plan().orElse(null));
		}

	}

}
