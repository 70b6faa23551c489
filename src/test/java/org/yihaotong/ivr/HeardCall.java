package org.yihaotong.ivr;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

import org.yihaotong.speech.TestSpeech;
import org.yihaotong.telephony.AudioListener;
import org.yihaotong.telephony.ListenResult;

/**
 * A caller with a voice: what he says comes as audio, with silence before and after it.
 */
final class HeardCall extends ScriptedCall {

	private static final int FRAME = 320;

	private final Deque<byte[]> utterances = new ArrayDeque<>();

	HeardCall() {
		super(new SimulatedSpeech());
	}

	HeardCall says(byte[] pcm) {
		this.utterances.add(pcm);
		return this;
	}

	/** Says a recording of the test calls. */
	HeardCall plays(String recording) {
		return says(TestSpeech.call(recording));
	}

	@Override
	public ListenResult listen(Path sound, AudioListener listener, Duration limit) {
		happenings().add(new Happening.Said(String.valueOf(sound.getFileName())));
		byte[] pcm = this.utterances.poll();
		if (pcm == null) {
			return new ListenResult.Silence();
		}
		say(listener, new byte[8_000]);
		say(listener, pcm);
		say(listener, new byte[24_000]);
		return new ListenResult.Spoken();
	}

	/** The recogniser has all the time it needs. */
	@Override
	public ListenResult overhear(Path sound, AudioListener listener, Duration patience) {
		listen(sound, listener, patience);
		return new ListenResult.Silence();
	}

	private static void say(AudioListener listener, byte[] pcm) {
		for (int at = 0; at + FRAME <= pcm.length; at += FRAME) {
			listener.audio(Arrays.copyOfRange(pcm, at, at + FRAME));
		}
	}

}
