package org.yihaotong.ivr;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A flow file that cannot be run; stops the start of the server.
 */
class FlowBroken extends RuntimeException {

	private final transient List<FlowFault> faults;

	FlowBroken(Path file, List<FlowFault> faults) {
		super(faults.stream().map((fault) -> file + ", " + fault).collect(Collectors.joining("\n")));
		this.faults = List.copyOf(faults);
	}

	List<FlowFault> faults() {
		return this.faults;
	}

}
