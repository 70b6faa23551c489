package org.yihaotong.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.management.OperatingSystemMXBean;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiScript;
import org.asteriskjava.fastagi.DefaultAgiServer;
import org.asteriskjava.fastagi.StaticMappingStrategy;
import org.yihaotong.telephony.Call;
import org.yihaotong.telephony.OutboundGuard;
import org.yihaotong.telephony.SignsOfLife;
import org.yihaotong.telephony.agi.FastAgiServer;
import org.yihaotong.telephony.agi.SoundFiles;
import org.yihaotong.telephony.media.AudioSocketServer;
import org.yihaotong.telephony.media.PeerAllowList;

/**
 * A server of FastAGI alone, in a JVM of its own: ours, or asterisk-java's as it comes.
 * Both give the same five commands on each call. For each line on standard input it
 * prints what it spent since the last one: calls, milliseconds of processor time and the
 * 99th percentile of one command in microseconds.
 */
final class ScriptServer {

	static final String TONE = "bench-tone";

	private static final int PATIENCE_MILLIS = 800;

	private final Queue<Long> commandNanos = new ConcurrentLinkedQueue<>();

	private final Path sounds;

	private final Path tone;

	private ScriptServer(Path sounds) {
		this.sounds = sounds;
		this.tone = sounds.resolve(TONE + ".wav");
	}

	public static void main(String[] arguments) throws Exception {
		int port = Integer.parseInt(arguments[1]);
		ScriptServer server = new ScriptServer(Path.of(arguments[2]));
		if ("ours".equals(arguments[0])) {
			server.startOurs(port);
		}
		else {
			server.startStock(port);
		}
		server.report();
		System.exit(0);
	}

	private void startOurs(int port) throws IOException {
		PeerAllowList peers = new PeerAllowList(List.of("127.0.0.1/32"));
		AudioSocketServer media = AudioSocketServer.start(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
				peers);
		new FastAgiServer(this::ours, new SoundFiles(this.sounds, "/srv"), media, "127.0.0.1:" + media.port(),
				new FastAgiServer.Settings(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), peers, 10_000,
						new FastAgiServer.Outbound((callee, ground) -> OutboundGuard.Verdict.ALL_HOUR, "trunk"),
						new SignsOfLife()))
			.start();
	}

	private void ours(Call call) {
		call.play(this.tone);
		call.play(this.tone);
		call.keys(this.tone, 1, Duration.ofMillis(PATIENCE_MILLIS));
		call.play(this.tone);
		long began = System.nanoTime();
		call.finish();
		this.commandNanos.add(System.nanoTime() - began);
	}

	private void startStock(int port) {
		AgiScript script = (request, channel) -> stock(channel);
		DefaultAgiServer server = new DefaultAgiServer(new StaticMappingStrategy(script));
		server.setPort(port);
		Thread.ofPlatform().daemon().start(() -> {
			try {
				server.startup();
			}
			catch (IOException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private void stock(AgiChannel channel) throws AgiException {
		String sound = "/srv/" + TONE;
		channel.streamFile(sound, "0123456789*#");
		channel.streamFile(sound, "0123456789*#");
		channel.getData(sound, PATIENCE_MILLIS, 1);
		channel.streamFile(sound, "0123456789*#");
		long began = System.nanoTime();
		channel.setVariable("YHT_NEXT", "done");
		this.commandNanos.add(System.nanoTime() - began);
	}

	private void report() throws IOException {
		OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
		BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		long before = system.getProcessCpuTime();
		while (lines.readLine() != null) {
			List<Long> sorted = this.commandNanos.stream().sorted().toList();
			this.commandNanos.clear();
			long now = system.getProcessCpuTime();
			long p99 = sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100);
			BenchReport.line(sorted.size() + " " + (now - before) / 1_000_000 + " " + p99 / 1_000);
			before = now;
		}
	}

}
