package org.yihaotong.ivr;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.yihaotong.speech.SpeechRecogniser;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.CallHandler;

/**
 * The delivered flow on calls of a real Asterisk, with a desk that stores nothing.
 */
public final class DeliveredFlow implements CallHandler {

	private final PlayedIntake intake = new PlayedIntake();

	private final CallHandler handler;

	private DeliveredFlow(SpeechRecogniser recogniser, Function<String, Path> sounds, boolean night) {
		this.handler = Played.handler(new FlowLibrary(Played.MAIN, (flow) -> List.of(), Played.MORNING), recogniser,
				sounds::apply, Played.parts(this.intake, recogniser, (request) -> new CompletableFuture<>(),
						night ? Played.NIGHT : Played.MORNING, !night));
	}

	/**
	 * Answers in the morning.
	 * @param recogniser hears
	 * @param sounds gives a sound for a text
	 * @return the flow
	 */
	public static DeliveredFlow byDay(SpeechRecogniser recogniser, Function<String, Path> sounds) {
		return new DeliveredFlow(recogniser, sounds, false);
	}

	/**
	 * Answers at night, when nobody is at work.
	 * @param recogniser hears
	 * @param sounds gives a sound for a text
	 * @return the flow
	 */
	public static DeliveredFlow byNight(SpeechRecogniser recogniser, Function<String, Path> sounds) {
		return new DeliveredFlow(recogniser, sounds, true);
	}

	/**
	 * Tells what the desk was told.
	 * @return a copy
	 */
	public List<String> told() {
		return List.copyOf(this.intake.told());
	}

	@Override
	public void handle(Call call) {
		this.handler.handle(call);
	}

}
