package org.yihaotong.telephony.media;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.ListenResult;

/**
 * One step of a call in which the caller hears a prompt and is listened to.
 */
public final class MediaSession {

	private final UUID token = UUID.randomUUID();

	private final byte[] prompt;

	private final AudioListener listener;

	private final Duration limit;

	private volatile Runnable onAudio = () -> {
	};

	private final CompletableFuture<Optional<ListenResult>> result = new CompletableFuture<>();

	MediaSession(byte[] prompt, AudioListener listener, Duration limit) {
		this.prompt = prompt;
		this.listener = listener;
		this.limit = limit;
	}

	/**
	 * Returns what names this session on the wire; used once.
	 * @return a random UUID
	 */
	public UUID token() {
		return this.token;
	}

	/**
	 * Returns how the step ended so far.
	 * @return empty while it goes on, when Asterisk never connected, and when the caller
	 * left
	 */
	public Optional<ListenResult> result() {
		return this.result.getNow(Optional.empty());
	}

	/**
	 * Says what to do when the session is over.
	 * @param action must return at once
	 */
	public void whenOver(Runnable action) {
		this.result.whenComplete((how, failure) -> action.run());
	}

	/**
	 * Says what to do whenever audio of the caller has come.
	 * @param action must return at once
	 */
	public void whenAudio(Runnable action) {
		this.onAudio = action;
	}

	void audioCame() {
		this.onAudio.run();
	}

	byte[] prompt() {
		return this.prompt;
	}

	AudioListener listener() {
		return this.listener;
	}

	Duration limit() {
		return this.limit;
	}

	void end(Optional<ListenResult> how) {
		this.result.complete(how);
	}

}
