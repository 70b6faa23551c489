package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.yihaotong.classification.Classification;
import org.yihaotong.classification.Classifier;
import org.yihaotong.classification.Decision;
import org.yihaotong.lines.Line;
import org.yihaotong.lines.LineDirectory;
import org.yihaotong.platform.DepartmentCode;
import org.yihaotong.platform.PlateNumber;
import org.yihaotong.selfservice.CarMoving;
import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.speech.SpeechSynthesiser;

/**
 * Neighbours as the tests play them, and the flow between them.
 */
final class Played {

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

	static Classifier plates() {
		return (text) -> new Classification(List.of(), new Decision.Unknown(), PlateNumber.parse(text),
				Optional.empty());
	}

	static FlowHandler handler(Flow flow, SpeechRecogniser recogniser, SpeechSynthesiser synthesiser,
			PlayedIntake intake, Classifier classifier, CarMoving carMoving) {
		Prompts prompts = new Prompts(synthesiser, Runnable::run, Duration.ofSeconds(10), Path.of("silence.wav"));
		FlowRunner runner = new FlowRunner(flow, intake, new PlateCollector(classifier, intake, flow.answers()),
				new CarMover(carMoving, intake, Runnable::run, Duration.ofSeconds(20)));
		return new FlowHandler(flow, runner, prompts, new Ear(recogniser, Duration.ofSeconds(10)), intake, lines(),
				Clock.systemUTC());
	}

}
