package org.yihaotong.ivr;

import java.nio.file.Path;
import java.util.Optional;

import org.yihaotong.telephony.CallBackGreeting;

/**
 * Says who calls, and asks for a key.
 */
final class SpokenGreeting implements CallBackGreeting {

	private static final String TEXT = "您好，这里是12345热线，按您的来电给您回电。接通请按1。";

	private final Prompts prompts;

	SpokenGreeting(Prompts prompts) {
		this.prompts = prompts;
	}

	@Override
	public Optional<Path> sound() {
		return this.prompts.sound(TEXT);
	}

}
