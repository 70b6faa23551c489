package org.yihaotong.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/**
 * Finds and checks ports.
 */
final class Ports {

	private Ports() {
	}

	/**
	 * Finds a port of the loopback interface that is free now.
	 * @return the port
	 */
	static int free() {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Makes sure that a port can be used.
	 * @param port the port
	 * @param use what it is for, in words
	 * @param remedy how another one is chosen
	 * @throws LauncherProblem if another program has it
	 */
	static void requireFree(int port, String use, String remedy) {
		try (ServerSocket socket = new ServerSocket()) {
			socket.setReuseAddress(true);
			socket.bind(new InetSocketAddress(port));
		}
		catch (IOException ex) {
			throw new LauncherProblem(
					"Port " + port + " (" + use + ") is taken by another program. Stop that program, or " + remedy, ex);
		}
	}

}
