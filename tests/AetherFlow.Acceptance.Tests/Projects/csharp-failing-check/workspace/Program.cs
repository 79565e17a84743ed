Queueing.SelfCheck.Run();
