package org.yihaotong.lines;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.springframework.core.io.ClassPathResource;
import org.yihaotong.lines.Line.Mode;
import org.yihaotong.lines.Line.Stage;
import org.yihaotong.lines.LineRules.AfterHours;
import org.yihaotong.lines.LineRules.Both;
import org.yihaotong.lines.LineRules.Centre;
import org.yihaotong.lines.LineRules.DutyTelephone;
import org.yihaotong.lines.LineRules.Here;
import org.yihaotong.lines.LineRules.OtherCentre;
import org.yihaotong.lines.LineRules.Overflow;
import org.yihaotong.lines.LineRules.Overflow.Action;
import org.yihaotong.lines.LineRules.Staged;
import org.yihaotong.lines.LineRules.Stationed;
import org.yihaotong.lines.OpeningHours.Holidays;
import org.yihaotong.lines.OpeningHours.Span;
import org.yihaotong.lines.StagePlan.CutOver;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.LineNumber;
import org.yihaotong.platform.WorkingCalendar;

/**
 * A power company's line in all stages: here from 8 to 20, there from 6 to 22 on working
 * days.
 */
final class LineSamples {

	static final ZoneId CITY = ZoneId.of("Asia/Shanghai");

	static final WorkingCalendar CALENDAR = WorkingCalendar
		.read(new ClassPathResource("reference/holidays-2026-2027.csv"));

	static final LineRouting ROUTING = new LineRouting(CALENDAR, CITY, "utilities");

	static final SecondTrunk POWER = new SecondTrunk("utilities", "95598");

	static final SkillGroup GROUP = new SkillGroup("power");

	static final DutyTelephone DUTY = new DutyTelephone(new DepartmentCode("U03"), Duration.ofSeconds(30));

	static final OpeningHours HERE = everyDay("08:00-20:00");

	static final OpeningHours THERE = everyDay("06:00-22:00");

	private LineSamples() {
	}

	static OpeningHours everyDay(String span) {
		return new OpeningHours(OpeningHours.everyDay(List.of(Span.parse(span).orElseThrow())), Holidays.AS_USUAL,
				Map.of());
	}

	static LineSetup in(Stage stage, Centre first, Action action, AfterHours afterHours) {
		return setup(new StagePlan(stage, List.of()), first, action, afterHours);
	}

	static LineSetup setup(StagePlan plan, Centre first, Action action, AfterHours afterHours) {
		Overflow overflow = new Overflow(action, 10, Duration.ofMinutes(3));
		Staged staged = new Staged(new Both(first, Duration.ofSeconds(20), overflow, afterHours),
				new Here(true, overflow, afterHours), new Stationed(GROUP, overflow, afterHours));
		Line line = new Line(new LineNumber("95598"), "供电服务热线", "Power Supply Line", new DepartmentCode("U03"),
				Mode.DUAL_TRACK, Optional.of(plan.first()), "您好", Optional.empty());
		return new LineSetup(line,
				new LineRules(HERE, Optional.of(new OtherCentre("95598", THERE)), Optional.of(DUTY), staged),
				Optional.of(plan), 1);
	}

	static CutOver cutOver(String at, Stage stage) {
		return new CutOver(instant(at), stage);
	}

	/** A time of day on a plain Tuesday. */
	static Instant tuesday(String time) {
		return instant("2026-12-01T" + time + ":00+08:00");
	}

	static Instant instant(String time) {
		return OffsetDateTime.parse(time).toInstant();
	}

	static Situation waiting(int here, int there) {
		return new Situation(new Situation.Load(here, Duration.ZERO), new Situation.Load(there, Duration.ZERO));
	}

}
