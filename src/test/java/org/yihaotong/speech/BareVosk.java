package org.yihaotong.speech;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.vosk.Model;
import org.vosk.Recognizer;

/**
 * Vosk alone, as its own server uses it: a thread a core, each caller's audio handed to
 * its recogniser in pieces of 0.2 s, the partial text asked for after each, the end where
 * Vosk finds it.
 */
final class BareVosk implements PacedCall.Ear, AutoCloseable {

	private static final int PIECE = 3_200;

	private final ExecutorService threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());

	private final Model model;

	BareVosk(Path folder) throws IOException {
		this.model = VoskLibrary.model(folder);
	}

	@Override
	public PacedCall.Listening open() {
		Recognizer recogniser = VoskLibrary.recogniser(this.model, 8000, List.of());
		return new Bare(recogniser);
	}

	private final class Bare implements PacedCall.Listening {

		private final Recognizer recogniser;

		private final byte[] piece = new byte[PIECE];

		private int filled;

		private volatile SpeechSession.State state = SpeechSession.State.QUIET;

		private CompletableFuture<Void> work = CompletableFuture.completedFuture(null);

		Bare(Recognizer recogniser) {
			this.recogniser = recogniser;
		}

		@Override
		public SpeechSession.State feed(byte[] frame) {
			System.arraycopy(frame, 0, this.piece, this.filled, frame.length);
			this.filled += frame.length;
			if (this.filled == PIECE) {
				byte[] whole = this.piece.clone();
				this.filled = 0;
				this.work = this.work.thenRunAsync(() -> hear(whole), BareVosk.this.threads);
			}
			return this.state;
		}

		private void hear(byte[] whole) {
			boolean pause = this.recogniser.acceptWaveForm(whole, whole.length);
			boolean words = !VoskText.partial(pause ? "{}" : this.recogniser.getPartialResult()).isEmpty();
			if (pause && !VoskText.sentence(this.recogniser.getResult()).silent()) {
				this.state = SpeechSession.State.ENDED;
			}
			else if (words && this.state == SpeechSession.State.QUIET) {
				this.state = SpeechSession.State.SPEAKING;
			}
		}

		@Override
		public String text() {
			CompletableFuture<String> text = this.work.thenApplyAsync((done) -> this.recogniser.getFinalResult(),
					BareVosk.this.threads);
			try {
				return text.join();
			}
			finally {
				this.recogniser.close();
			}
		}

	}

	@Override
	public void close() {
		this.threads.close();
		this.model.close();
	}

}
