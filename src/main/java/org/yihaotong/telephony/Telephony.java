package org.yihaotong.telephony;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.yihaotong.platform.ContactId;
import org.yihaotong.telephony.agi.FastAgiServer;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.media.AudioSocketServer;
import org.yihaotong.telephony.media.MediaSession;
import org.yihaotong.telephony.media.PeerAllowList;

import org.springframework.context.SmartLifecycle;

/**
 * Begins to take calls when all the rest of the server stands, and stops first.
 */
class Telephony implements SmartLifecycle, TalkEar {

	private static final Logger LOG = LoggerFactory.getLogger(Telephony.class);

	private final TelephonyProperties properties;

	private final CallHandler handler;

	private final SoundFiles sounds;

	private final CallEvents events;

	private final Asterisks control;

	private final OutboundGuard guard;

	private final SignsOfLife signs;

	private @Nullable AudioSocketServer media;

	private @Nullable FastAgiServer agi;

	/** Longer than any talk; the dialplan has the same limit. */
	private static final Duration LONGEST_TALK = Duration.ofHours(4);

	/** Asterisk connects at once or not at all. */
	private static final long CONNECT_SECONDS = 10;

	private volatile boolean running;

	private volatile String mediaAddress = "";

	Telephony(TelephonyProperties properties, CallHandler handler, SoundFiles sounds, CallEvents events,
			Asterisks control, OutboundGuard guard, SignsOfLife signs) {
		this.signs = signs;
		this.properties = properties;
		this.guard = guard;
		this.handler = handler;
		this.sounds = sounds;
		this.events = events;
		this.control = control;
	}

	@Override
	public void start() {
		PeerAllowList peers = new PeerAllowList(this.properties.agi().allowed());
		TelephonyProperties.AudioSocket audio = this.properties.audioSocket();
		TelephonyProperties.Agi bind = this.properties.agi();
		try {
			Files.createDirectories(this.properties.soundsHost());
			AudioSocketServer listening = AudioSocketServer.start(new InetSocketAddress(audio.host(), audio.port()),
					peers);
			this.media = listening;
			String host = audio.advertised().isEmpty() ? audio.host() : audio.advertised();
			this.mediaAddress = host + ":" + listening.port();
			this.agi = new FastAgiServer(this.handler, this.sounds, listening, this.mediaAddress,
					new FastAgiServer.Settings(new InetSocketAddress(bind.host(), bind.port()), peers, bind.maxCalls(),
							new FastAgiServer.Outbound(this.guard, this.properties.trunk()), this.signs));
			this.agi.start();
		}
		catch (IOException ex) {
			stop();
			throw new UncheckedIOException(ex);
		}
		this.events.start();
		this.control.start();
		this.running = true;
		LOG.info("Taking calls on {}:{}", bind.host(), bind.port());
	}

	@Override
	public void stop() {
		this.running = false;
		if (this.agi != null) {
			this.agi.close();
		}
		this.control.close();
		this.events.close();
		if (this.media != null) {
			this.media.close();
		}
	}

	@Override
	public void listen(ContactId contact, AudioListener listener, Runnable over) {
		AudioSocketServer listening = this.media;
		if (listening == null) {
			throw new AsteriskAway("No media server yet");
		}
		MediaSession session = listening.expect(listener, LONGEST_TALK);
		session.whenOver(over);
		CompletableFuture.delayedExecutor(CONNECT_SECONDS, TimeUnit.SECONDS).execute(() -> listening.giveUp(session));
		try {
			String asterisk = this.control.hear(contact, "AudioSocket/" + this.mediaAddress + "/" + session.token());
			session.whenAudio(() -> this.signs.seen(asterisk));
		}
		catch (CallNotFound | AsteriskAway ex) {
			listening.forget(session);
			throw ex;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
