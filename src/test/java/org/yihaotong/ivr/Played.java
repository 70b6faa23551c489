package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.selfservice.CarMoving;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSynthesiser;

/**
 * Neighbours as the tests play them, and the flow between them.
 */
final class Played {

	static final Path MAIN = Path.of("ivr-flows/main.yaml");

	private Played() {
	}

	static Line line(String greeting) {
		return new Line(LineDirectory.MAIN, "12345热线", "Hotline 12345", new DepartmentCode("M01"), Line.Mode.MAIN,
				Optional.empty(), greeting, Optional.empty());
	}

	static LineDirectory lines() {
		return new LineDirectory() {

			@Override
			public Line dialled(String dialled) {
				return line("您好，这里是12345热线。");
			}

			@Override
			public List<Line> all() {
				return List.of(dialled(""));
			}

		};
	}

	/** A working day in the morning. */
	static final Clock MORNING = at("2026-11-26T10:00:00");

	/** The same day at night. */
	static final Clock NIGHT = at("2026-11-26T23:30:00");

	private static Clock at(String time) {
		ZoneId zone = ZoneId.of("Asia/Shanghai");
		return Clock.fixed(LocalDateTime.parse(time).atZone(zone).toInstant(), zone);
	}

	static FlowHandler handler(SpeechRecogniser recogniser, SpeechSynthesiser synthesiser, SimulatedDesk desk,
			CarMoving carMoving) {
		return handler(new FlowLibrary(MAIN, (flow) -> List.of(), MORNING), recogniser, synthesiser,
				parts(desk, recogniser, carMoving, MORNING, true));
	}

	static FlowHandler handler(FlowLibrary library, SpeechRecogniser recogniser, SpeechSynthesiser synthesiser,
			FlowRunner.Parts parts) {
		return handler(library, recogniser, synthesiser, parts, List.of());
	}

	static FlowHandler handler(FlowLibrary library, SpeechRecogniser recogniser, SpeechSynthesiser synthesiser,
			FlowRunner.Parts parts, List<String> announcements) {
		Prompts prompts = new Prompts(synthesiser, Runnable::run, Duration.ofSeconds(10), Path.of("silence.wav"));
		return new FlowHandler(library, parts, new Talk.Voice(prompts, new Ear(recogniser, Duration.ofSeconds(10))),
				lines(), (line) -> announcements, (contact) -> "供水排水");
	}

	static Talk.Voice voice(SimulatedSpeech speech) {
		return new Talk.Voice(new Prompts(speech, Runnable::run, Duration.ofSeconds(10), Path.of("silence.wav")),
				new Ear(speech, Duration.ofSeconds(10)));
	}

	static FlowRunner.Parts parts(SimulatedDesk desk, SpeechRecogniser recogniser, CarMoving carMoving, Clock clock,
			boolean staffed) {
		return parts(desk, recogniser, carMoving, clock, staffed, "here");
	}

	static FlowRunner.Parts parts(SimulatedDesk desk, SpeechRecogniser recogniser, CarMoving carMoving, Clock clock,
			boolean staffed, String rule) {
		return new FlowRunner.Parts(desk, new Collector(clock),
				new CarMover(carMoving, desk, Runnable::run, Duration.ofSeconds(20)),
				new Voicemail(
						new MessageDesk(desk, recogniser, (line) -> SpeechRecogniser.CHINESE, Optional::empty, clock),
						Runnable::run),
				new Handover((line) -> SimulatedRule.of(rule, clock.instant().atZone(clock.getZone())),
						(name) -> Optional.empty(), clock),
				desk, () -> staffed, (day) -> true, clock);
	}

}
